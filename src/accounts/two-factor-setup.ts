import { randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "../shared/errors.ts";
import type { TwoFactorSetup } from "../shared/two-factor.ts";
import type { SignedInAs } from "./sessions.ts";
import { base32, otpauthUri, secretBytes } from "./two-factor-codes.ts";
import type { Bound, Seal } from "./two-factor-seal.ts";

/** Long enough to install an app first. */
const setupLifeMs = 30 * 60 * 1000;

const issuer = "Parley";
const setupText = z.strictObject({ secret: z.string(), until: z.number() });

/** A new secret, and the sealed note of it that the browser carries until the first code. */
export function beginSetup(seal: Seal, by: SignedInAs, now: number): TwoFactorSetup {
  const secret = randomBytes(secretBytes);
  const text = { secret: secret.toString("base64url"), until: now + setupLifeMs };
  return setupOf(by, secret, seal.close(JSON.stringify(text), setupBound(by)));
}

/** The same setup once more. */
export function resumeSetup(seal: Seal, by: SignedInAs, setup: string, now: number): TwoFactorSetup {
  return setupOf(by, secretIn(seal, by, setup, now), setup);
}

/** Throws `invalid` once that is over. */
export function secretIn(seal: Seal, by: SignedInAs, setup: string, now: number): Buffer {
  const text = seal.open(setup, setupBound(by));
  const begun = text === null ? null : setupText.parse(JSON.parse(text));
  if (!begun || begun.until <= now) {
    throw new AppError("invalid", "That took a while. Please begin once more.");
  }
  return Buffer.from(begun.secret, "base64url");
}

function setupOf({ account }: SignedInAs, secret: Buffer, setup: string): TwoFactorSetup {
  return { setup, secret: base32(secret), uri: otpauthUri(secret, issuer, account.email) };
}

/** Begun in one session, it ends in that one: whoever holds another cannot finish or read it. */
function setupBound({ account, sessionId }: SignedInAs): Bound {
  return { purpose: "two-factor setup", to: `${account.id} ${sessionId}` };
}
