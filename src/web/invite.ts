import type { Request } from "express";
import { ownOrigin } from "../http/own-origin.ts";
import type { OwnAccount } from "../shared/model.ts";
import type { WebDeps } from "./deps.ts";

/** Makes an invitation and the link by which somebody uses it. Throws `forbidden` for all but the owner. */
export async function invite(
  { accounts, config, limits }: Pick<WebDeps, "accounts" | "config" | "limits">,
  req: Request,
  by: OwnAccount,
): Promise<{ invitation: string; url: string; expiresAt: number }> {
  await limits.spend("invite", { account: by.id });
  const { invitation, expiresAt } = await accounts.invite(by);
  const url = `${ownOrigin(config, req)}/join?invitation=${encodeURIComponent(invitation)}`;
  return { invitation, url, expiresAt };
}
