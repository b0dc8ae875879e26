import type { Request } from "express";
import type { SignUp } from "../accounts/accounts.ts";
import { clientNetwork } from "../http/client-address.ts";
import type { AuditEvent } from "../shared/audit.ts";
import { AppError, type ErrorCode } from "../shared/errors.ts";
import type { SignedIn } from "../shared/protocol.ts";
import type { WebDeps } from "./deps.ts";
import { recordEvent } from "./record-event.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits" | "trail">;

/**
 * Signs in, a limited number of times for the account aimed at too, so that guessing from many machines gains
 * nothing. One that succeeds is no guess: it is given back.
 */
export async function signIn(
  deps: Deps,
  req: Request,
  given: { email: string; password: string },
): Promise<SignedIn> {
  try {
    const signedIn = await guess(deps, req, given);
    recordEvent(deps, req, { event: "sign-in:succeeded", actorId: signedIn.account.id });
    return signedIn;
  } catch (error) {
    const event = error instanceof AppError ? failures[error.code] : undefined;
    if (event) recordEvent(deps, req, { event, subjectEmail: given.email });
    throw error;
  }
}

/** What a refused sign-in is in the trail. */
const failures: Partial<Record<ErrorCode, AuditEvent>> = {
  unauthenticated: "sign-in:failed",
  too_many: "sign-in:limited",
};

async function guess(
  { accounts, config, limits }: Deps,
  req: Request,
  given: { email: string; password: string },
): Promise<SignedIn> {
  const keys = { email: given.email.trim().toLowerCase(), address: clientNetwork(config, req) };
  await limits.spend("sign-in", keys);
  const signedIn = await accounts.signIn(given);
  await limits.refund("sign-in", keys);
  return signedIn;
}

export async function signUp(deps: Deps, req: Request, wish: SignUp): Promise<SignedIn> {
  const { accounts, config, limits } = deps;
  await limits.spend("sign-up", { address: clientNetwork(config, req) });
  const signedIn = await accounts.signUp(wish);
  recordEvent(deps, req, { event: beginningOf(signedIn, wish), actorId: signedIn.account.id });
  return signedIn;
}

function beginningOf({ account }: SignedIn, wish: SignUp): AuditEvent {
  if (account.owner) return "setup:done";
  return wish.invitation === undefined ? "account:made" : "invitation:used";
}
