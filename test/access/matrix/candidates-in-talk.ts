import type { ErrorCode } from "../../../src/shared/errors.ts";
import { bad, type Candidate, good } from "./candidate.ts";
import { type Actor, say } from "./world.ts";

export function conversations({ view }: Actor, refusal: "not_found" | "left out"): Candidate[] {
  return [
    good("own", view.own.id),
    bad("with another receiver or sender", view.near.id, refusal),
    bad("foreign", view.foreign.id, refusal),
    bad("missing", "AAAAAAAAAAAAAAAAAAAAAA", refusal),
    bad("one's own account", view.self, refusal),
    bad("the other's account", view.counterpart, refusal),
    bad("a message", view.own.messages.sender.id, refusal),
    bad("nearly one's own", `${view.own.id}.`, refusal),
  ];
}

/** Of the conversation that is one's own; where another is named, that one's refusal comes first. */
export async function messages(actor: Actor): Promise<Candidate[]> {
  const { view, is } = actor;
  const own = await ownMessage(actor);
  const other = view.own.messages[is === "sender" ? "receiver" : "sender"];
  return [
    good("one's own", own.id),
    bad("the other party's", other.id, "forbidden"),
    bad("of another conversation of one's own", view.otherOwn.messages.sender.id, "not_found"),
    bad("of a foreign conversation", view.foreign.messages.sender.id, "not_found"),
    bad("missing", `${view.own.id}.999999`, "not_found"),
    bad("its position", String(own.seq), "not_found"),
    bad("of another history", `${view.own.id}.lost.${own.seq}`, "not_found"),
    bad("its conversation", view.own.id, "not_found"),
    bad("one's own account", view.self, "not_found"),
    bad("its key", view.own.messages.sender.key, "not_found"),
  ];
}

async function ownMessage({ device, view }: Actor): Promise<{ id: string; seq: number }> {
  return device ? say(device, view.own.id) : view.own.messages.sender;
}

export function anyMessage({ view }: Actor, refusal: ErrorCode): Candidate[] {
  return [
    good("the sender's", view.own.messages.sender.id),
    good("the receiver's", view.own.messages.receiver.id),
    bad("of another conversation of one's own", view.otherOwn.messages.sender.id, refusal),
    bad("of a foreign conversation", view.foreign.messages.sender.id, refusal),
    bad("missing", `${view.own.id}.999999`, refusal),
    bad("its conversation", view.own.id, refusal),
    bad("one's own account", view.self, refusal),
  ];
}

export function anyOwnMessage({ view }: Actor): Candidate[] {
  return [
    good("the sender's", view.own.messages.sender.id),
    good("of another conversation of one's own", view.otherOwn.messages.receiver.id),
    bad("of a foreign conversation", view.foreign.messages.sender.id, "not_found"),
    bad("missing", `${view.own.id}.999999`, "not_found"),
    bad("its conversation", view.own.id, "not_found"),
    bad("one's own account", view.self, "not_found"),
  ];
}
