import { type Request, Router } from "express";
import { type InboxFilter, inboxFilterFrom } from "../shared/inbox-filter.ts";
import { choiceOf, keepForScript } from "./choice-cookie.ts";
import type { WebDeps } from "./deps.ts";
import { textsOf } from "./input.ts";
import { localPath } from "./local-path.ts";

/** Which conversations this browser lists. */
export function inboxFilterOf(req: Request): InboxFilter {
  return inboxFilterFrom(choiceOf(req, "inbox"));
}

/**
 * Keeps a choice with this browser, as the page's script keeps it too, and answers with the page where it was made. Only
 * a form of ours can choose: an address could be anybody's link.
 */
export function inboxFilterRoutes({ config }: Pick<WebDeps, "config">): Router {
  const router = Router();
  router.post("/chat/filter", (req, res) => {
    const { filter } = textsOf(["filter"], req.body);
    keepForScript(config, res, "inbox", inboxFilterFrom(filter));
    const { pathname = "/chat" } = URL.parse(req.get("referer") ?? "") ?? {};
    res.redirect(303, localPath(pathname) ?? "/chat");
  });
  return router;
}
