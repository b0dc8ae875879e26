import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/**
 * Closes something up so that only this program can read it, and only for the purpose and the person that it
 * was closed up for. None of it is a token of a session: that is signed by another key, in another form.
 */
export interface Seal {
  close(text: string, bound: Bound): string;
  /** Null for what was not sealed by us, for this. */
  open(sealed: string, bound: Bound): string | null;
  /** Whether an older secret key sealed it, so that it would be lost with that key. */
  isOld(sealed: string): boolean;
}

/** What a seal is for, and whom or what it belongs to. */
export interface Bound {
  purpose: "two-factor secret" | "two-factor setup" | "sign-in challenge";
  to: string;
}

/** Seals with the first of the secret keys, opens with any of them. AES-256-GCM, with a key for each purpose. */
export function createSeal(secretKeys: readonly [string, ...string[]]): Seal {
  const [newest] = secretKeys;
  return {
    close(text, bound) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(newest, bound.purpose), iv).setAAD(aad(bound));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [nameOf(newest), iv, cipher.getAuthTag(), body].map(asText).join(".");
    },
    open(sealed, bound) {
      const [name, ...parts] = sealed.split(".");
      const secretKey = secretKeys.find((key) => nameOf(key) === name);
      return secretKey === undefined ? null : opened(keyFor(secretKey, bound.purpose), parts, bound);
    },
    isOld: (sealed) => !sealed.startsWith(`${nameOf(newest)}.`),
  };
}

function opened(key: Buffer, parts: string[], bound: Bound): string | null {
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
  if (parts.length !== 3 || iv?.length !== 12 || tag?.length !== 16 || !body) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(aad(bound)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null; // Changed on its way, or sealed for somebody else: that is an answer, not a fault.
  }
}

/** RFC 5869: a key of its own for every purpose, none of which tells anything of the secret key. */
function keyFor(secretKey: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey, "", `parley ${purpose} v1`, 32));
}

/** By which the key is found again. */
function nameOf(secretKey: string): string {
  return createHash("sha256").update(keyFor(secretKey, "name")).digest("base64url").slice(0, 8);
}

function aad({ purpose, to }: Bound): Buffer {
  return Buffer.from(`${purpose}\n${to}`);
}

function asText(part: string | Buffer): string {
  return typeof part === "string" ? part : part.toString("base64url");
}
