import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * One-time codes by time (RFC 6238), in the one form that every authenticator app takes: SHA-1, six digits,
 * a new code every 30 seconds.
 */

/** RFC 4226, section 4, asks for 128 bits at least and advises 160. */
export const secretBytes = 20;

const digits = 6;
const periodMs = 30_000;

/** Steps before and after ours that count too: clocks differ, and typing takes time (RFC 6238, section 5.2). */
const window = 1;

/** The code of one step (RFC 4226, section 5.3). */
export function codeOfStep(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, "0");
}

export function stepAt(now: number): number {
  return Math.floor(now / periodMs);
}

/** The step near `now` whose code was typed, or null. Every step is compared, so that the time tells nothing. */
export function matchingStep(secret: Uint8Array, typed: string, now: number): number | null {
  const current = stepAt(now);
  let found: number | null = null;
  for (let step = current - window; step <= current + window; step += 1) {
    if (isSame(codeOfStep(secret, step), typed)) found = step;
  }
  return found;
}

/** Six digits, however they were grouped; null for anything else. */
export function readCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(code) ? code : null;
}

/** What an authenticator app reads from a QR code, as those apps agreed to write it. */
export function otpauthUri(secret: Uint8Array, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const facts = `secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
  return `otpauth://totp/${label}?${facts}&algorithm=SHA1&digits=${digits}&period=${periodMs / 1000}`;
}

/** RFC 4648, section 6, without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups
    .map((group) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Number.parseInt(group.padEnd(5, "0"), 2)))
    .join("");
}

function isSame(code: string, typed: string): boolean {
  const [one, other] = [Buffer.from(code), Buffer.from(typed)];
  return one.length === other.length && timingSafeEqual(one, other);
}
