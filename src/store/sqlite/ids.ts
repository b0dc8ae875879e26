import { randomBytes } from "node:crypto";
import { AppError } from "../../shared/errors.ts";

/** A new opaque id: 128 random bits, 22 characters. */
export function newId(): string {
  return randomBytes(16).toString("base64url");
}

/**
 * A message is named by its place, `<conversation>.<seq>`: nothing needs an index for that. A place that was given
 * out again, because a copy was put back, has the mark of that history in the middle.
 */
export function messageId(conversationId: string, seq: number, mark: string | null): string {
  return mark === null ? `${conversationId}.${seq}` : `${conversationId}.${mark}.${seq}`;
}

/** The place that a message id names in this conversation; null for an id that names none there. */
export function placeNamed(id: string, conversationId: string): { seq: number; mark: string | null } | null {
  if (!id.startsWith(`${conversationId}.`)) return null;
  const named = /^(?:([\w-]+)\.)?([1-9]\d{0,14})$/.exec(id.slice(conversationId.length + 1));
  return named && { seq: Number(named[2]), mark: named[1] ?? null };
}

/** The mark of a history, which the ids of its messages carry. */
export function newMark(): string {
  return randomBytes(6).toString("base64url");
}

/** A client's key (a UUID) as the 16 bytes it stands for. Throws an AppError `invalid` for anything else. */
export function keyBytes(key: string): Buffer {
  const bytes = Buffer.from(key.replaceAll("-", ""), "hex");
  if (bytes.length !== 16) throw new AppError("invalid", "The key must be a UUID.");
  return bytes;
}

/** 32 hexadecimal digits as a UUID is written. */
export function keyText(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What an e-mail address is compared by: one mailbox, one account. */
export function emailKey(email: string): string {
  return composed(email).toLowerCase();
}

/** What names are searched and ordered by. */
export function nameKey(name: string): string {
  return composed(name).toLowerCase();
}

/** Accents are put in order in quadratic time. What is longer than anything we store equals nothing of it either way. */
function composed(text: string): string {
  return text.length > longestStored ? text : text.normalize("NFC");
}

/** Well beyond an id, an address or a name. */
const longestStored = 1_024;
