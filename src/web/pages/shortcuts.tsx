import { Router } from "express";
import { ShortcutsPage } from "../../../views/shortcuts/shortcuts-page.tsx";
import { choiceOf, keepForScript } from "../choice-cookie.ts";
import type { WebDeps } from "../deps.ts";
import { textsOf } from "../input.ts";
import { sendPage } from "../send-page.tsx";
import { signedInAs } from "../signed-in.ts";
import { wordsOf } from "../words.ts";

/** What the keys do, and the switch for single ones: this browser's, because it is about how one uses this device. */
export function shortcutRoutes(deps: Pick<WebDeps, "accounts" | "assets" | "config">): Router {
  const router = Router();
  router.get("/shortcuts", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const hasSingleKeys = choiceOf(req, "single-keys") !== "off";
    const isApple = /Mac OS X|iPhone|iPad/.test(req.get("user-agent") ?? "");
    const body = <ShortcutsPage {...{ me, isApple, hasSingleKeys }} words={wordsOf(req)} />;
    sendPage(deps.assets, res, { title: wordsOf(req).shortcuts.title, body });
  });
  router.post("/shortcuts", async (req, res) => {
    await signedInAs(deps, req);
    const isOff = textsOf(["single"], req.body).single === "off";
    // The page's script reads it, at each press.
    keepForScript(deps.config, res, "single-keys", isOff ? "off" : null);
    res.redirect(303, "/shortcuts");
  });
  return router;
}
