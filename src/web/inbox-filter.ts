import { parseCookie, stringifySetCookie } from "cookie";
import type { Request, Response } from "express";
import type { Config } from "../config.ts";
import { isSecure } from "../http/own-origin.ts";
import { type InboxFilter, inboxFilterFrom } from "../shared/inbox-filter.ts";
import { textsOf } from "./input.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** Which conversations this browser lists. */
export function inboxFilterOf(req: Request): InboxFilter {
  return inboxFilterFrom(parseCookie(req.get("cookie") ?? "").inbox);
}

/**
 * Whether the address chose a filter: it is then kept with this browser, as the page's script keeps it too, and the
 * answer leads to the same page without it, so that no address brings an old choice back.
 */
export function choosesFilter({ config }: { config: Config }, req: Request, res: Response): boolean {
  const { filter } = textsOf(["filter"], req.query);
  if (filter === "") return false;
  const cookie = stringifySetCookie({
    name: "inbox",
    value: inboxFilterFrom(filter),
    maxAge: yearSeconds,
    secure: isSecure(config, req),
    sameSite: "lax",
    path: "/",
  });
  res.append("Set-Cookie", cookie).redirect(303, req.path);
  return true;
}
