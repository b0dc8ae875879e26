import { parseCookie, stringifySetCookie } from "cookie";
import { Router } from "express";
import { ShortcutsPage } from "../../../views/shortcuts/shortcuts-page.tsx";
import { isSecure } from "../../http/own-origin.ts";
import type { WebDeps } from "../deps.ts";
import { textsOf } from "../input.ts";
import { sendPage } from "../send-page.tsx";
import { signedInAs } from "../signed-in.ts";
import { wordsOf } from "../words.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** What the keys do, and the switch for single ones: this browser's, because it is about how one uses this device. */
export function shortcutRoutes(deps: Pick<WebDeps, "accounts" | "assets" | "config">): Router {
  const router = Router();
  router.get("/shortcuts", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const hasSingleKeys = parseCookie(req.get("cookie") ?? "")["single-keys"] !== "off";
    const isApple = /Mac OS X|iPhone|iPad/.test(req.get("user-agent") ?? "");
    const body = <ShortcutsPage {...{ me, isApple, hasSingleKeys }} words={wordsOf(req)} />;
    sendPage(deps.assets, res, { title: wordsOf(req).shortcuts.title, body });
  });
  router.post("/shortcuts", async (req, res) => {
    await signedInAs(deps, req);
    const isOff = textsOf(["single"], req.body).single === "off";
    // The page's script reads it, at each press.
    const cookie = stringifySetCookie({
      name: "single-keys",
      value: isOff ? "off" : "",
      maxAge: isOff ? yearSeconds : 0,
      secure: isSecure(deps.config, req),
      sameSite: "lax",
      path: "/",
    });
    res.append("Set-Cookie", cookie).redirect(303, "/shortcuts");
  });
  return router;
}
