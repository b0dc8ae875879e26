import jwt from "jsonwebtoken";
import { z } from "zod";
import { AppError } from "../shared/errors.ts";
import type { Session } from "./ports.ts";

/** Signed pointers to session rows: what the bearer is and may, the row says. */
export interface Tokens {
  sign(session: Session): string;
  /** The session's id. Throws `unauthenticated` for what we did not sign, or what has expired. */
  verify(token: string): string;
}

const algorithm = "HS256";
const issuer = "parley";
const audience = "parley";
const type = "session+jwt";

const claims = z.object({ sid: z.string(), sub: z.string(), exp: z.number(), iat: z.number() });

export function createTokens(secret: string, clock: () => number): Tokens {
  return {
    sign: (session) =>
      jwt.sign(
        { sid: session.id, iat: seconds(session.createdAt), exp: seconds(session.expiresAt) },
        secret,
        { algorithm, issuer, audience, subject: session.accountId, header: { alg: algorithm, typ: type } },
      ),
    verify(token) {
      const payload = verified(token, secret, seconds(clock()));
      const result = claims.safeParse(payload);
      if (!result.success) throw notSignedIn();
      return result.data.sid;
    },
  };
}

function verified(token: string, secret: string, clockTimestamp: number): unknown {
  try {
    const { header, payload } = jwt.verify(token, secret, {
      algorithms: [algorithm],
      issuer,
      audience,
      clockTimestamp,
      complete: true,
    });
    return header.typ === type ? payload : null;
  } catch (cause) {
    throw notSignedIn(cause);
  }
}

function notSignedIn(cause?: unknown): AppError {
  return new AppError("unauthenticated", "Please sign in again.", { cause });
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
