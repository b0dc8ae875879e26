import { AppError } from "../shared/errors.ts";
import type { Account } from "../shared/model.ts";

/** Who may do something, as far as it depends on nothing but who they are. */
export type Who = "anyone" | "signed-in" | "senders" | "receivers" | "owner";

/** What a name in a request has to stand for, and so what somebody gets who names anything else. */
export type Named =
  /** One that the caller is a party to; any other is `not_found`, exactly like one that does not exist. */
  | "own conversation"
  /** A list: what the caller is no party to is left out of the answer, without a word. */
  | "own conversations"
  /** A message of the named conversation; the other party's is `forbidden`, else `not_found`. */
  | "own message"
  /** A message of the named conversation, whoever said it; any other is `not_found`. */
  | "message"
  /** A message of any conversation of the caller's; any other is `not_found`. */
  | "any own message"
  /** A message of the named conversation to answer; any other is `invalid`. */
  | "message to answer"
  /** A file that went with a message of the caller's conversations, or their own; any other is `not_found`. */
  | "file"
  /** The same, and a picture. */
  | "picture"
  /** A list of the caller's own files, of the named conversation and not sent yet; any other is `not_found`. */
  | "unsent file"
  /** Somebody who answers; any other account is `not_found`. */
  | "receiver"
  /** A list: who is neither a receiver nor somebody the caller talks with is left out, without a word. */
  | "known accounts"
  /** A receiver, somebody the caller talks with, or themself; any other is `not_found`. */
  | "known account"
  /** One of the caller's own sign-ins; any other is `not_found`. */
  | "own session"
  /** Anybody else's account; one's own is refused, and one that does not exist is `not_found`. */
  | "other account"
  /** The right itself, whoever brings it: an open one, otherwise `forbidden`. */
  | "invitation"
  | "reset link"
  /** The right itself, before the first account is made; afterwards every one is `forbidden`. */
  | "setup token";

/** One operation: who may do it, and what each name in its address or payload has to stand for. */
export interface Access {
  who: Who;
  names?: Readonly<Record<string, Named>>;
  /** Also for somebody who still has to set up the two-factor sign-in that the owner asks for. */
  beforeTwoFactor?: true;
  /** What somebody who may not is told, where there is more to say than who may. */
  refusal?: string;
}

type Known = Pick<Account, "role"> & { owner?: boolean };

/** Throws `forbidden` for somebody, signed in, who may not. Who is signed in at all is asked before. */
export function assertMay(account: Known, { who, refusal = refusals[who] }: Access): void {
  if (!isAmong(account, who)) throw new AppError("forbidden", refusal);
}

function isAmong({ role, owner }: Known, who: Who): boolean {
  switch (who) {
    case "anyone":
    case "signed-in":
      return true;
    case "senders":
      return role === "sender";
    case "receivers":
      return role === "receiver";
    case "owner":
      return owner === true;
  }
}

const refusals: Record<Who, string> = {
  anyone: "You cannot do this.",
  "signed-in": "You cannot do this.",
  senders: "Only a sender can start a conversation.",
  receivers: "This is for the people who answer.",
  owner: "Only the owner can do this.",
};
