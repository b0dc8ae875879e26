import { randomBytes, randomUUID } from "node:crypto";

/** An id that nobody can guess: 128 random bits, safe in an address. */
export function newId(): string {
  return randomBytes(16).toString("base64url");
}

/** A key that names one wish, such as a message that a plain form may send. */
export function newKey(): string {
  return randomUUID();
}
