import type { Request } from "express";
import type { Credential } from "../../accounts/ports.ts";
import type { SignUp } from "../../accounts/sign-up.ts";
import { SecondStepNeeded } from "../../accounts/two-factor-step.ts";
import { challengeCookieOf } from "../../http/challenge-cookie.ts";
import type { AuditEvent } from "../../shared/audit.ts";
import { AppError, type ErrorCode } from "../../shared/errors.ts";
import type { SignedIn } from "../../shared/protocol.ts";
import type { WebDeps } from "../deps.ts";
import { deviceOf } from "../device.ts";
import { recordEvent } from "../record-event.ts";
import { guardSignIn, guardSignUp, rememberBrowser } from "./guarded-sign-in.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits" | "trail">;

/** Signs in, as often as the limits allow. Throws `unauthenticated` or `too_many`. */
export async function signIn(
  deps: Deps,
  req: Request,
  given: { email: string; password: string; code?: string | undefined },
): Promise<SignedIn> {
  return secondStep(deps, req, await firstStep(deps, req, given), given.code);
}

/** Goes on where `signIn` threw `SecondStepNeeded`: the browser kept its challenge. */
export async function finishSignIn(deps: Deps, req: Request, code: string): Promise<SignedIn> {
  const challenge = challengeCookieOf(deps.config, req);
  return secondStep(deps, req, await deps.accounts.secondStep.whose(challenge), code);
}

async function firstStep(deps: Deps, req: Request, given: { email: string; password: string }) {
  try {
    return await guardSignIn(deps, req, given.email, (lane) => deps.accounts.checkPassword(given, lane));
  } catch (error) {
    const event = error instanceof AppError ? failures[error.code] : undefined;
    if (event) recordEvent(deps, req, { event, subjectEmail: given.email });
    throw error;
  }
}

/** NOTE the only way from a password to a session. The store holds to it too. */
async function secondStep(deps: Deps, req: Request, credential: Credential, code: string | undefined) {
  const { id, email } = credential.account;
  try {
    const passed = await deps.accounts.secondStep.pass(credential, code);
    const signedIn = await deps.accounts.sessions.start(passed, deviceOf(deps.config, req));
    rememberBrowser(deps, req, email);
    if (passed.means === "recovery code")
      recordEvent(deps, req, { event: "recovery-code:used", actorId: id });
    recordEvent(deps, req, { event: "sign-in:succeeded", actorId: id });
    return signedIn;
  } catch (error) {
    const isNeeded = error instanceof SecondStepNeeded;
    if (error instanceof AppError && !isNeeded)
      recordEvent(deps, req, { event: "two-factor:failed", subjectId: id });
    throw error;
  }
}

/** What a refused sign-in is in the trail. */
const failures: Partial<Record<ErrorCode, AuditEvent>> = {
  unauthenticated: "sign-in:failed",
  too_many: "sign-in:limited",
};

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
