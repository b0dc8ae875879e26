import type { Request } from "express";
import { ownOrigin } from "../../http/own-origin.ts";
import type { OwnAccount } from "../../shared/model.ts";
import type { WebDeps } from "../deps.ts";
import { recordEvent } from "../record-event.ts";

/** Makes an invitation and the link by which somebody uses it. Throws `forbidden` for all but the owner. */
export async function invite(
  deps: Pick<WebDeps, "accounts" | "config" | "limits" | "trail">,
  req: Request,
  by: OwnAccount,
): Promise<{ invitation: string; url: string; expiresAt: number }> {
  const { accounts, config, limits } = deps;
  await limits.spend("invite", { account: by.id });
  const { invitation, expiresAt } = await accounts.invite(by);
  recordEvent(deps, req, { event: "invitation:made", actorId: by.id });
  const url = `${ownOrigin(config, req)}/join?invitation=${encodeURIComponent(invitation)}`;
  return { invitation, url, expiresAt };
}
