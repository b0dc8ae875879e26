import { randomUUID } from "node:crypto";
import type { Named } from "../../../src/access/access.ts";
import type { ErrorCode } from "../../../src/shared/errors.ts";
import { post } from "../../app.ts";
import { type Actor, say, signIn, textFile, type World } from "./world.ts";

/** One thing that a request may name, and what must come of it for somebody who may make the request at all. */
export interface Candidate {
  what: string;
  value: string;
  /** The code of the refusal; "left out" when the answer comes without it; null when it is granted. */
  refusal: ErrorCode | "left out" | null;
}

/** Everything that somebody may put where a request wants a name: their own, foreign, missing, of the wrong kind. */
export async function candidatesFor(named: Named, world: World, actor: Actor): Promise<Candidate[]> {
  switch (named) {
    case "own conversation":
      return conversations(actor, "not_found");
    case "own conversations":
      return conversations(actor, "left out");
    case "own message":
      return messages(actor, await ownMessage(actor), "id");
    case "own position":
      return messages(actor, await ownMessage(actor), "position");
    case "position":
      return positions(actor);
    case "message":
      return anyMessage(actor, "not_found");
    case "any own message":
      return anyOwnMessage(actor);
    case "message to answer":
      return anyMessage(actor, "invalid");
    case "file":
      return files(actor, "file");
    case "picture":
      return files(actor, "picture");
    case "unsent file":
      return unsentFiles(world, actor);
    case "receiver":
      return receivers(actor);
    case "known accounts":
      return accounts(actor);
    case "known account":
      return accounts(actor, "not_found");
    case "own session":
      return sessions(world, actor);
    case "other account":
      return otherAccounts(actor);
    case "reset link":
      return resetLinks(world, actor);
    case "invitation":
      return invitations(world, actor);
    case "setup token":
      return setupTokens(actor);
  }
}

function conversations({ view }: Actor, refusal: "not_found" | "left out"): Candidate[] {
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
function messages({ view, is }: Actor, own: { id: string; seq: number }, by: "id" | "position"): Candidate[] {
  const other = view.own.messages[is === "sender" ? "receiver" : "sender"];
  if (by === "position") {
    return [
      good("one's own", String(own.seq)),
      bad("the other party's", String(other.seq), "forbidden"),
      ...["999999", "0", "-1", "abc", own.id].map((value) => bad("missing", value, "not_found")),
    ];
  }
  return [
    good("one's own", own.id),
    bad("the other party's", other.id, "forbidden"),
    bad("of another conversation of one's own", view.otherOwn.messages.sender.id, "not_found"),
    bad("of a foreign conversation", view.foreign.messages.sender.id, "not_found"),
    bad("missing", `${view.own.id}.999999`, "not_found"),
    bad("its conversation", view.own.id, "not_found"),
    bad("one's own account", view.self, "not_found"),
    bad("its key", view.own.messages.sender.key, "not_found"),
  ];
}

async function ownMessage({ device, view }: Actor): Promise<{ id: string; seq: number }> {
  return device ? say(device, view.own.id) : view.own.messages.sender;
}

function anyMessage({ view }: Actor, refusal: ErrorCode): Candidate[] {
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

function anyOwnMessage({ view }: Actor): Candidate[] {
  return [
    good("the sender's", view.own.messages.sender.id),
    good("of another conversation of one's own", view.otherOwn.messages.receiver.id),
    bad("of a foreign conversation", view.foreign.messages.sender.id, "not_found"),
    bad("missing", `${view.own.id}.999999`, "not_found"),
    bad("its conversation", view.own.id, "not_found"),
    bad("one's own account", view.self, "not_found"),
  ];
}

function positions({ view }: Actor): Candidate[] {
  return [
    good("the sender's", String(view.own.messages.sender.seq)),
    good("the receiver's", String(view.own.messages.receiver.seq)),
    ...["999999", "0", "-1", "abc", view.own.id].map((value) => bad("missing", value, "not_found")),
  ];
}

function files({ view, is }: Actor, kind: "file" | "picture"): Candidate[] {
  const [mine, theirs] =
    is === "sender" ? (["sender", "receiver"] as const) : (["receiver", "sender"] as const);
  const own =
    kind === "file"
      ? [good("one's own, not sent yet", view.own.unsent[mine][0] ?? "")]
      : [bad("no picture", view.own.files.file, "not_found")];
  return [
    good("of a conversation of one's own", view.own.files[kind]),
    ...own,
    bad("the other party's, not sent yet", view.own.unsent[theirs][0] ?? "", "not_found"),
    bad("of another sender or receiver", view.near.files[kind], "not_found"),
    bad("foreign", view.foreign.files[kind], "not_found"),
    bad("foreign, not sent yet", view.foreign.unsent.sender[0] ?? "", "not_found"),
    bad("missing", "AAAAAAAAAAAAAAAAAAAAAA", "not_found"),
    bad("a conversation", view.own.id, "not_found"),
  ];
}

async function unsentFiles({ url }: World, { view, is, token }: Actor): Promise<Candidate[]> {
  const [mine, theirs] =
    is === "sender" ? (["sender", "receiver"] as const) : (["receiver", "sender"] as const);
  const more = is && token ? await Promise.all([1, 2, 3].map(() => textFile(url, token, view.own.id))) : [];
  const pool = [...view.own.unsent[mine], ...more];
  let at = 0;
  return [
    {
      what: "one's own",
      refusal: null,
      // Whoever is let send it has it no more: one after another, and from the start once all were offered.
      get value() {
        at += 1;
        return pool[at % pool.length] ?? "";
      },
    },
    // Of a foreign conversation: test/store/contract/files.ts.
    bad("the other party's", view.own.unsent[theirs][0] ?? "", "not_found"),
    bad("missing", "AAAAAAAAAAAAAAAAAAAAAA", "not_found"),
  ];
}

function receivers({ view }: Actor): Candidate[] {
  return [
    good("a receiver", view.receiver),
    bad("a sender", view.stranger, "not_found"),
    bad("oneself", view.self, "not_found"),
    bad("missing", randomUUID(), "not_found"),
    bad("a conversation", view.own.id, "not_found"),
    bad("a message", view.own.messages.receiver.id, "not_found"),
  ];
}

function accounts({ view }: Actor, refusal: "left out" | "not_found" = "left out"): Candidate[] {
  return [
    good("a receiver", view.receiver),
    good("somebody one talks with", view.counterpart),
    bad("a stranger", view.stranger, refusal),
    bad("missing", randomUUID(), refusal),
    bad("a conversation", view.own.id, refusal),
    bad("a message", view.own.messages.sender.id, refusal),
  ];
}

async function sessions(world: World, actor: Actor): Promise<Candidate[]> {
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

function otherAccounts({ view }: Actor): Candidate[] {
  return [
    good("somebody else's", view.stranger),
    bad("one's own", view.self, "forbidden"),
    bad("missing", randomUUID(), "not_found"),
    bad("a conversation", view.own.id, "not_found"),
    bad("a message", view.own.messages.sender.id, "not_found"),
  ];
}

async function resetLinks(world: World, { view }: Actor): Promise<Candidate[]> {
  const { account } = await world.newPerson();
  return [
    good("open", await resetLinkFor(world, account.id)),
    ...["made-up", "", view.self, world.owner.token].map((value) => bad("made up", value, "forbidden")),
  ];
}

/** As the owner's page shows it. */
async function resetLinkFor({ url, owner }: World, accountId: string): Promise<string> {
  const headers = { cookie: `session=${owner.token}`, origin: url };
  const page = await fetch(`${url}/people/${accountId}/reset-link`, { method: "POST", headers });
  return /\/reset\?link=([\w-]+)/.exec(await page.text())?.[1] ?? "";
}

async function invitations(world: World, { view }: Actor): Promise<Candidate[]> {
  const { invitation } = await post<{ invitation: string }>(
    world.url,
    "/api/invitations",
    {},
    world.owner.token,
  );
  return [
    good("open", invitation),
    ...["made-up", "", view.self, world.owner.token].map((value) => bad("made up", value, "forbidden")),
  ];
}

function setupTokens({ view }: Actor): Candidate[] {
  return ["a-setup-token-for-tests", "made-up", "", view.self].map((value) =>
    bad("too late", value, "forbidden"),
  );
}

function good(what: string, value: string): Candidate {
  return { what, value, refusal: null };
}

function bad(what: string, value: string, refusal: NonNullable<Candidate["refusal"]>): Candidate {
  return { what, value, refusal };
}
