import type { AuditEntry, AuditEvent } from "../../src/shared/audit.ts";
import type { Person } from "../../src/shared/model.ts";
import { count, say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";

/** A piece of a sentence: words of ours, or somebody's name. */
export type Piece = string | Person;

type AuditWords = Pick<Words, "locale" | "audit">;

/** What happened, as the owner reads it. Names are pieces of their own, so that a page can set them apart. */
export function auditSentence(entry: AuditEntry, words: AuditWords): Piece[] {
  const { event, subject } = entry;
  const told = words.audit.events[event];
  const template = subject && "saidOf" in told ? told.saidOf : told.said;
  const pieces = template.split(/(\{\w+\})/).map((piece) => fill(piece, entry, words));
  return [...pieces, whereFrom(entry, words), howOften(entry, words)].filter((piece) => piece !== "");
}

/** The same as one line of text. */
export function auditLine(entry: AuditEntry, words: AuditWords): string {
  return auditSentence(entry, words)
    .map((piece) => (typeof piece === "string" ? piece : piece.name))
    .join("");
}

export function auditLabel(event: AuditEvent, { audit }: AuditWords): string {
  return audit.events[event].label;
}

function fill(piece: string, { actor, subject, detail }: AuditEntry, { audit }: AuditWords): Piece {
  switch (piece) {
    case "{actor}":
      return actor ?? audit.somebody;
    case "{subject}":
      return subject ?? audit.somebodyElse;
    case "{what}":
      return detail.what ?? audit.something;
    default:
      return piece;
  }
}

function whereFrom({ address, detail: { device } }: AuditEntry, { audit }: AuditWords): string {
  const where = [networkText(address), device].filter((known) => known !== null && known !== undefined);
  return where.length === 0 ? "" : say(audit.from, { where: where.join(", ") });
}

/** Of an IPv6 address the first half is known: a household, or one server. */
function networkText(address: string | null): string | null {
  return address?.includes(":") ? `${address}::/64` : address;
}

function howOften({ detail: { times } }: AuditEntry, words: AuditWords): string {
  return times === undefined ? "" : count(words, words.audit.times, times);
}
