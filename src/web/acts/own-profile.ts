import type { Request } from "express";
import type { PreferenceChange } from "../../accounts/profile-ports.ts";
import type { OwnAccount } from "../../shared/model.ts";
import type { Preferences } from "../../shared/preferences.ts";
import type { WebDeps } from "../deps.ts";
import { recordEvent } from "../record-event.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits" | "trail">;

/** Everybody who has the person in sight is told. */
export async function changeName(
  deps: Deps,
  req: Request,
  by: OwnAccount,
  name: string,
): Promise<OwnAccount> {
  await deps.limits.spend("profile", { account: by.id });
  const account = await deps.accounts.profile.changeName(by, name);
  if (account.name !== by.name) recordEvent(deps, req, { event: "name:changed", actorId: by.id });
  return account;
}

export async function changePreferences(
  deps: Deps,
  by: OwnAccount,
  change: PreferenceChange,
): Promise<Preferences> {
  await deps.limits.spend("profile", { account: by.id });
  return deps.accounts.profile.changePreferences(by.id, change);
}

/** Counted as a change of the password is: a session left open must not become a password guessed. */
export async function deleteOwnAccount(
  deps: Deps & Pick<WebDeps, "files">,
  req: Request,
  by: OwnAccount,
  password: string,
): Promise<void> {
  const keys = { account: by.id };
  await deps.limits.spend("password", keys);
  await deps.accounts.deletion.own(by, password);
  await deps.files.removeUnsent();
  await deps.limits.refund("password", keys);
  recordEvent(deps, req, { event: "account:deleted", actorId: by.id });
}
