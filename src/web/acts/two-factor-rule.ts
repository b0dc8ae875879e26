import type { Request } from "express";
import type { OwnAccount } from "../../shared/model.ts";
import type { WebDeps } from "../deps.ts";
import { recordEvent } from "../record-event.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "trail">;

/** Asks everybody who answers for two-factor sign-in, or no longer. Throws `forbidden` for all but the owner. */
export async function requireTwoFactor(
  deps: Deps,
  req: Request,
  by: OwnAccount,
  required: boolean,
): Promise<void> {
  await deps.accounts.twoFactorRule.require(by, required);
  const event = required ? "two-factor:required" : "two-factor:optional";
  recordEvent(deps, req, { event, actorId: by.id });
}

/** For somebody who lost their device. Throws `forbidden` for all but the owner. */
export async function removeTwoFactor(
  deps: Deps,
  req: Request,
  by: OwnAccount,
  accountId: string,
): Promise<void> {
  await deps.accounts.twoFactorRule.remove(by, accountId);
  recordEvent(deps, req, { event: "two-factor:removed", actorId: by.id, subjectId: accountId });
}
