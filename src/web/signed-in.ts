import type { Request } from "express";
import type { SignedInAs } from "../accounts/sessions.ts";
import type { Caller } from "../chat/ports.ts";
import { sessionCookieOf } from "../http/session-cookie.ts";
import { AppError } from "../shared/errors.ts";
import type { Account } from "../shared/model.ts";
import { bearerOf } from "./bearer.ts";
import type { WebDeps } from "./deps.ts";

/** Who asks. Throws `unauthenticated` for nobody, an ended session or a token that is not ours. */
export function signedInAs(
  { accounts, config }: Pick<WebDeps, "accounts" | "config">,
  req: Request,
): Promise<SignedInAs> {
  // The gate has asked already.
  const known: SignedInAs | undefined = req.res?.locals.signedInAs;
  if (known) return Promise.resolve(known);
  return accounts.sessions.authenticate(bearerOf(req) ?? sessionCookieOf(config, req));
}

export function callerOf({ id, role }: Account): Caller {
  return { accountId: id, role };
}

export async function isSignedIn(deps: Pick<WebDeps, "accounts" | "config">, req: Request): Promise<boolean> {
  try {
    await signedInAs(deps, req);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return false;
    throw error;
  }
}
