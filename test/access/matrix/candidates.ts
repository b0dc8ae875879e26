import type { Named } from "../../../src/access/access.ts";
import type { Candidate } from "./candidate.ts";
import { accounts, otherAccounts, receivers, sessions } from "./candidates-in-accounts.ts";
import { files, unsentFiles } from "./candidates-in-files.ts";
import { invitations, resetLinks, setupTokens } from "./candidates-in-links.ts";
import { anyMessage, anyOwnMessage, conversations, messages } from "./candidates-in-talk.ts";
import type { Actor, World } from "./world.ts";

type Offered = Candidate[] | Promise<Candidate[]>;

const offers: Record<Named, (actor: Actor, world: World) => Offered> = {
  "own conversation": (actor) => conversations(actor, "not_found"),
  "own conversations": (actor) => conversations(actor, "left out"),
  "own message": messages,
  message: (actor) => anyMessage(actor, "not_found"),
  "any own message": anyOwnMessage,
  "message to answer": (actor) => anyMessage(actor, "invalid"),
  file: (actor) => files(actor, "file"),
  picture: (actor) => files(actor, "picture"),
  "unsent file": unsentFiles,
  receiver: receivers,
  "known accounts": (actor) => accounts(actor, "left out"),
  "known account": (actor) => accounts(actor, "not_found"),
  "own session": sessions,
  "other account": otherAccounts,
  "reset link": resetLinks,
  invitation: invitations,
  "setup token": setupTokens,
};

/** Everything that somebody may put where a request wants a name: their own, foreign, missing, of the wrong kind. */
export async function candidatesFor(named: Named, world: World, actor: Actor): Promise<Candidate[]> {
  return offers[named](actor, world);
}
