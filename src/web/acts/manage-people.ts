import type { Request } from "express";
import { ownOrigin } from "../../http/own-origin.ts";
import type { OwnAccount } from "../../shared/model.ts";
import type { WebDeps } from "../deps.ts";
import { recordEvent } from "../record-event.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits" | "trail">;

/** Whoever is signed in to it is signed out within a second. The owner's right, and never about oneself. */
export async function disable(deps: Deps, req: Request, by: OwnAccount, id: string): Promise<OwnAccount> {
  const person = await deps.accounts.people.disable(by, id);
  recordEvent(deps, req, { event: "account:disabled", actorId: by.id, subjectId: id });
  return person;
}

export async function enable(deps: Deps, req: Request, by: OwnAccount, id: string): Promise<OwnAccount> {
  const person = await deps.accounts.people.enable(by, id);
  recordEvent(deps, req, { event: "account:enabled", actorId: by.id, subjectId: id });
  return person;
}

/** For good. The owner's password is asked for, and counted as in their own settings. */
export async function deletePerson(
  deps: Deps & Pick<WebDeps, "files">,
  req: Request,
  by: OwnAccount,
  password: string,
  id: string,
): Promise<void> {
  const keys = { account: by.id };
  await deps.limits.spend("password", keys);
  await deps.accounts.deletion.other(by, password, id);
  await deps.limits.refund("password", keys);
  await deps.files.removeUnsent();
  recordEvent(deps, req, { event: "account:deleted", actorId: by.id, subjectId: id });
}

/** The link that its person sets a new password with, once, within a day. */
export async function makeResetLink(deps: Deps, req: Request, by: OwnAccount, id: string) {
  await deps.limits.spend("invite", { account: by.id });
  const { link, person, expiresAt } = await deps.accounts.resetLinks.make(by, id);
  recordEvent(deps, req, { event: "reset-link:made", actorId: by.id, subjectId: id });
  const url = `${ownOrigin(deps.config, req)}/reset?link=${encodeURIComponent(link)}`;
  return { person, url, expiresAt };
}

export async function usePasswordLink(deps: Deps, req: Request, link: string, password: string) {
  const account = await deps.accounts.resetLinks.use(link, password);
  recordEvent(deps, req, { event: "reset-link:used", actorId: account.id });
}
