import type { AuditEntry, AuditEvent } from "../../src/shared/audit.ts";
import type { Person } from "../../src/shared/model.ts";

/** A piece of a sentence: words of ours, or somebody's name. */
export type Piece = string | Person;

/** What happened, as the owner reads it. Names are pieces of their own, so that a page can set them apart. */
export function auditSentence(entry: AuditEntry): Piece[] {
  const { event, subject } = entry;
  const { said, saidOf } = words[event];
  const template = subject && saidOf ? saidOf : said;
  const pieces = template.split(/(\{\w+\})/).map((piece) => fill(piece, entry));
  return [...pieces, whereFrom(entry), howOften(entry)].filter((piece) => piece !== "");
}

/** The same as one line of text. */
export function auditLine(entry: AuditEntry): string {
  return auditSentence(entry)
    .map((piece) => (typeof piece === "string" ? piece : piece.name))
    .join("");
}

export function auditLabel(event: AuditEvent): string {
  return words[event].label;
}

interface Words {
  /** In the list to choose from. */
  label: string;
  said: string;
  /** Where it is about somebody other than who did it. */
  saidOf?: string;
}

const words: Record<AuditEvent, Words> = {
  "sign-in:succeeded": { label: "Signed in", said: "{actor} signed in" },
  "sign-in:failed": {
    label: "Failed to sign in",
    said: "Somebody tried to sign in with an address that has no account",
    saidOf: "Somebody failed to sign in as {subject}",
  },
  "sign-in:limited": {
    label: "Too many tries to sign in",
    said: "Somebody tried to sign in too often",
    saidOf: "Somebody tried to sign in as {subject} too often",
  },
  "session:signed-out": { label: "Signed out", said: "{actor} signed out" },
  "session:ended": {
    label: "Ended a session",
    said: "{actor} ended one of their sessions",
    saidOf: "{actor} ended a session of {subject}",
  },
  "sessions:ended": {
    label: "Ended all other sessions",
    said: "{actor} ended all their other sessions",
    saidOf: "{actor} ended all sessions of {subject}",
  },
  "account:made": { label: "Made an account", said: "{actor} made an account" },
  "account:disabled": { label: "Disabled an account", said: "{actor} disabled the account of {subject}" },
  "account:enabled": { label: "Enabled an account", said: "{actor} enabled the account of {subject}" },
  "account:deleted": {
    label: "Deleted an account",
    said: "{actor} was deleted by its holder",
    saidOf: "{actor} deleted an account: {subject}",
  },
  "data:exported": { label: "Took their data along", said: "{actor} took a copy of their data along" },
  "name:changed": { label: "Changed the name", said: "{actor} changed their name" },
  "password:changed": { label: "Changed the password", said: "{actor} changed their password" },
  "reset-link:made": { label: "Made a reset link", said: "{actor} made a reset link for {subject}" },
  "reset-link:used": { label: "Used a reset link", said: "{actor} set a new password with a reset link" },
  "two-factor:on": { label: "Turned two-factor on", said: "{actor} turned two-factor sign-in on" },
  "two-factor:off": { label: "Turned two-factor off", said: "{actor} turned two-factor sign-in off" },
  "two-factor:failed": {
    label: "Gave a wrong code",
    said: "{actor} gave a wrong code",
    saidOf: "Somebody gave the password of {subject} and a wrong code",
  },
  "two-factor:removed": {
    label: "Removed two-factor",
    said: "{actor} removed two-factor sign-in from an account",
    saidOf: "{actor} removed two-factor sign-in from the account of {subject}",
  },
  "two-factor:required": {
    label: "Required two-factor",
    said: "{actor} required two-factor sign-in of everybody who answers",
  },
  "two-factor:optional": {
    label: "Made two-factor optional",
    said: "{actor} made two-factor sign-in optional for those who answer",
  },
  "recovery-codes:made": { label: "Made recovery codes", said: "{actor} made new recovery codes" },
  "recovery-code:used": { label: "Used a recovery code", said: "{actor} used a recovery code" },
  "invitation:made": { label: "Made an invitation", said: "{actor} made an invitation" },
  "invitation:used": { label: "Used an invitation", said: "{actor} joined with an invitation" },
  "setup:done": { label: "Set this place up", said: "{actor} set this place up and became its owner" },
  "access:denied": { label: "Was refused", said: "{actor} was refused “{what}”" },
  "limit:reached": { label: "Reached a limit", said: "{actor} asked too often for “{what}”" },
  "policy:violated": {
    label: "A page was stopped by its policy",
    said: "A browser stopped something on a page: {what}",
  },
  "key:rotated": { label: "Changed the key", said: "The key that signs sessions was changed" },
  "trail:exported": { label: "Exported this trail", said: "{actor} exported this trail" },
};

function fill(piece: string, { actor, subject, detail }: AuditEntry): Piece {
  switch (piece) {
    case "{actor}":
      return actor ?? "Somebody";
    case "{subject}":
      return subject ?? "somebody";
    case "{what}":
      return detail.what ?? "something";
    default:
      return piece;
  }
}

function whereFrom({ address, detail: { device } }: AuditEntry): string {
  const where = [networkText(address), device].filter((known) => known !== null && known !== undefined);
  return where.length === 0 ? "" : ` from ${where.join(", ")}`;
}

/** Of an IPv6 address the first half is known: a household, or one server. */
function networkText(address: string | null): string | null {
  return address?.includes(":") ? `${address}::/64` : address;
}

function howOften({ detail: { times } }: AuditEntry): string {
  if (times === undefined) return "";
  return times === 1 ? ", once more within a minute" : `, ${times} more times within a minute`;
}
