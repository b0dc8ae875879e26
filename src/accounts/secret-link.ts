import { createHash, randomBytes } from "node:crypto";

/** The secret part of a link that is handed to one person: 192 random bits. */
export function newLinkSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of it: nothing that could be used by who reads it. */
export function hashOfLink(secret: string): string {
  return digest(secret).toString("base64url");
}

export function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
