import { parseCookie, stringifySetCookie } from "cookie";
import { type Request, Router } from "express";
import { isSecure } from "../http/own-origin.ts";
import { type InboxFilter, inboxFilterFrom } from "../shared/inbox-filter.ts";
import type { WebDeps } from "./deps.ts";
import { textsOf } from "./input.ts";
import { localPath } from "./local-path.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** Which conversations this browser lists. */
export function inboxFilterOf(req: Request): InboxFilter {
  return inboxFilterFrom(parseCookie(req.get("cookie") ?? "").inbox);
}

/**
 * Keeps a choice with this browser, as the page's script keeps it too, and answers with the page where it was made. Only
 * a form of ours can choose: an address could be anybody's link.
 */
export function inboxFilterRoutes({ config }: Pick<WebDeps, "config">): Router {
  const router = Router();
  router.post("/chat/filter", (req, res) => {
    const { filter } = textsOf(["filter"], req.body);
    const cookie = stringifySetCookie({
      name: "inbox",
      value: inboxFilterFrom(filter),
      maxAge: yearSeconds,
      secure: isSecure(config, req),
      sameSite: "lax",
      path: "/",
    });
    const { pathname = "/chat" } = URL.parse(req.get("referer") ?? "") ?? {};
    res.append("Set-Cookie", cookie).redirect(303, localPath(pathname) ?? "/chat");
  });
  return router;
}
