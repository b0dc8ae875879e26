import type { Request } from "express";
import type { SignedInAs } from "../../accounts/sessions.ts";
import { deviceName } from "../../shared/device.ts";
import type { SignInListing } from "../../shared/sign-ins.ts";
import type { WebDeps } from "../deps.ts";
import { recordEvent } from "../record-event.ts";

type Deps = Pick<WebDeps, "accounts" | "config" | "limits" | "trail">;

/** One's own sign-ins: this one first, then the last used. */
export async function ownSessions({ accounts }: Deps, { account, sessionId }: SignedInAs) {
  const sessions = await accounts.sessions.list(account.id);
  const listed = sessions.map(
    ({ id, userAgent, address, createdAt, lastUsedAt, expiresAt }): SignInListing => ({
      id,
      current: id === sessionId,
      device: deviceName(userAgent),
      address,
      createdAt,
      lastUsedAt,
      expiresAt,
    }),
  );
  return listed.sort((one, other) => Number(other.current) - Number(one.current));
}

/** Throws `not_found` for one that is not the person's own, exactly as for one that never was. */
export async function endOwnSession(
  deps: Deps,
  req: Request,
  { account }: SignedInAs,
  id: string,
): Promise<void> {
  await deps.accounts.sessions.endOwn(account.id, id);
  recordEvent(deps, req, { event: "session:ended", actorId: account.id });
}

export async function endOtherSessions(
  deps: Deps,
  req: Request,
  { account, sessionId }: SignedInAs,
): Promise<void> {
  await deps.accounts.sessions.endOthers(account.id, sessionId, "signed_out");
  recordEvent(deps, req, { event: "sessions:ended", actorId: account.id });
}

/** Counted, so that a session left open does not become a password guessed; one that succeeds is given back. */
export async function changePassword(
  deps: Deps,
  req: Request,
  by: SignedInAs,
  wish: { current: string; password: string },
): Promise<void> {
  const keys = { account: by.account.id };
  await deps.limits.spend("password", keys);
  await deps.accounts.changePassword(by, wish);
  await deps.limits.refund("password", keys);
  recordEvent(deps, req, { event: "password:changed", actorId: by.account.id });
}
