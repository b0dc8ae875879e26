import { randomUUID } from "node:crypto";
import { bad, type Candidate, good } from "./candidate.ts";
import { type Actor, signIn, type World } from "./world.ts";

export function receivers({ view }: Actor): Candidate[] {
  return [
    good("a receiver", view.receiver),
    bad("a sender", view.stranger, "not_found"),
    bad("oneself", view.self, "not_found"),
    bad("missing", randomUUID(), "not_found"),
    bad("a conversation", view.own.id, "not_found"),
    bad("a message", view.own.messages.receiver.id, "not_found"),
  ];
}

export function accounts({ view }: Actor, refusal: "left out" | "not_found"): Candidate[] {
  return [
    good("a receiver", view.receiver),
    good("somebody one talks with", view.counterpart),
    bad("a stranger", view.stranger, refusal),
    bad("missing", randomUUID(), refusal),
    bad("a conversation", view.own.id, refusal),
    bad("a message", view.own.messages.sender.id, refusal),
  ];
}

export async function sessions(actor: Actor, world: World): Promise<Candidate[]> {
  const { view } = actor;
  const another = await world.newPerson();
  return [
    good("one's own", sessionOf(await signIn(world.url, actor))),
    bad("somebody else's", sessionOf(another.token), "not_found"),
    bad("ended", world.endedSession, "not_found"),
    bad("missing", "AAAAAAAAAAAAAAAAAAAAAA", "not_found"),
    bad("one's own account", view.self, "not_found"),
    bad("a conversation", view.own.id, "not_found"),
  ];
}

function sessionOf(token: string): string {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).sid;
}

export function otherAccounts({ view }: Actor): Candidate[] {
  return [
    good("somebody else's", view.stranger),
    bad("one's own", view.self, "forbidden"),
    bad("missing", randomUUID(), "not_found"),
    bad("a conversation", view.own.id, "not_found"),
    bad("a message", view.own.messages.sender.id, "not_found"),
  ];
}
