import { createHmac } from "node:crypto";
import jwt from "jsonwebtoken";
import { z } from "zod";
import { AppError } from "../shared/errors.ts";
import type { Session } from "./ports.ts";
import type { SecretKeys } from "./secret-keys.ts";

/** Signed pointers to session rows: what the bearer is and may, the row says. */
export interface Tokens {
  sign(session: Pick<Session, "id" | "accountId" | "createdAt" | "expiresAt">): string;
  /** The session named, and whose it has to be. Throws `unauthenticated` for what we did not sign, or has expired. */
  verify(token: string): { sessionId: string; accountId: string };
}

/** RFC 8725, section 3.1: one algorithm, ours, whatever the token says. */
const algorithm = "HS256";
const issuer = "parley";
const audience = "parley";
const type = "session+jwt";

/** How far the server's clock may be set back without signing anybody out, in seconds. */
const earlySeconds = 24 * 60 * 60;

/** Nothing else is looked at; a header that names a key of its own (`jku`, `jwk`, `x5u`) is not one of ours. */
const header = z.strictObject({ alg: z.literal(algorithm), typ: z.literal(type), kid: z.string() });

const claims = z.strictObject({
  iss: z.literal(issuer),
  aud: z.literal(audience),
  sub: z.string(),
  sid: z.string(),
  iat: z.int(),
  nbf: z.int(),
  exp: z.int(),
});

/** Signs with the newest key, and believes what any of them signed. */
export function createTokens(secretKeys: SecretKeys, clock: () => number): Tokens {
  const [newest] = secretKeys;
  const keys = new Map(secretKeys.map((key) => [keyId(key), key]));
  return {
    sign({ id, accountId, createdAt, expiresAt }) {
      const [iat, exp] = [seconds(createdAt), seconds(expiresAt)];
      return jwt.sign(
        { iss: issuer, aud: audience, sub: accountId, sid: id, iat, nbf: iat - earlySeconds, exp },
        newest,
        { algorithm, header: { alg: algorithm, typ: type, kid: keyId(newest) } },
      );
    },
    verify(token) {
      const key = keys.get(keyNamedBy(token));
      if (key === undefined) throw notSignedIn();
      const now = seconds(clock());
      const { sub, sid, iat } = verified(token, key, now);
      if (iat > now + earlySeconds) throw notSignedIn();
      return { sessionId: sid, accountId: sub };
    },
  };
}

/** What a token calls its key: it tells two keys apart and gives neither away. */
export function keyId(key: string): string {
  return createHmac("sha256", key).update("parley key id v1").digest("base64url").slice(0, 12);
}

function keyNamedBy(token: string): string {
  try {
    return header.parse(jwt.decode(token, { complete: true })?.header).kid;
  } catch (cause) {
    throw notSignedIn(cause);
  }
}

function verified(token: string, key: string, clockTimestamp: number): z.infer<typeof claims> {
  try {
    assertSaidOnce(token);
    return claims.parse(
      jwt.verify(token, key, { algorithms: [algorithm], issuer, audience, clockTimestamp }),
    );
  } catch (cause) {
    throw notSignedIn(cause);
  }
}

/** RFC 7519, section 4: a name may stand in JSON twice, and which one counts is up to the reader. Ours stand once. */
function assertSaidOnce(token: string): void {
  for (const part of token.split(".").slice(0, 2)) {
    const said = Buffer.from(part, "base64url").toString();
    if (JSON.stringify(JSON.parse(said)) !== said) throw new Error("The token is not as we write them.");
  }
}

function notSignedIn(cause?: unknown): AppError {
  return new AppError("unauthenticated", "Please sign in again.", { cause });
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
