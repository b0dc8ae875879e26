import type { Request } from "express";
import type { SignUp } from "../accounts/accounts.ts";
import type { AuditEvent } from "../shared/audit.ts";
import { AppError, type ErrorCode } from "../shared/errors.ts";
import type { SignedIn } from "../shared/protocol.ts";
import type { WebDeps } from "./deps.ts";
import { deviceOf } from "./device.ts";
import { guardSignIn, guardSignUp, rememberBrowser } from "./guarded-sign-in.ts";
import { recordEvent } from "./record-event.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits" | "trail">;

/** Signs in, as often as the limits allow. Throws `unauthenticated` or `too_many`. */
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

/** First the password, then the session. */
async function guess(
  deps: Deps,
  req: Request,
  given: { email: string; password: string },
): Promise<SignedIn> {
  const { accounts, config } = deps;
  return guardSignIn(deps, req, given.email, async (lane) => {
    const credential = await accounts.checkPassword(given, lane);
    return accounts.sessions.start(credential, deviceOf(config, req));
  });
}

export async function signUp(deps: Deps, req: Request, wish: SignUp): Promise<SignedIn> {
  const signedIn = await guardSignUp(deps, req, () => deps.accounts.signUp(wish, deviceOf(deps.config, req)));
  rememberBrowser(deps, req, signedIn.account.email);
  recordEvent(deps, req, { event: beginningOf(signedIn, wish), actorId: signedIn.account.id });
  return signedIn;
}

function beginningOf({ account }: SignedIn, wish: SignUp): AuditEvent {
  if (account.owner) return "setup:done";
  return wish.invitation === undefined ? "account:made" : "invitation:used";
}
