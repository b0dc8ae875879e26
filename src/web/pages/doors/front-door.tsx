import { Router } from "express";
import { WelcomePage } from "../../../../views/doors/welcome-page.tsx";
import { forgetSession } from "../../browser-session.ts";
import type { WebDeps } from "../../deps.ts";
import { recordEvent } from "../../record-event.ts";
import { sendPage } from "../../send-page.tsx";
import { isSignedIn, signedInAs } from "../../signed-in.ts";
import { wordsOf } from "../../words.ts";
import { showNotSetUp } from "./not-set-up.tsx";

/** The way in and the way out. */
export function frontDoorRoutes(deps: Pick<WebDeps, "accounts" | "assets" | "config" | "trail">): Router {
  const router = Router();
  router.get("/", async (req, res) => {
    if (await isSignedIn(deps, req)) {
      res.redirect(303, "/chat");
    } else if (await deps.accounts.needsSetup()) {
      showNotSetUp(deps, res);
    } else {
      const words = wordsOf(req);
      sendPage(deps.assets, res, {
        title: words.door.welcome,
        body: <WelcomePage words={words} />,
        foot: true,
      });
    }
  });
  router.post("/sign-out", async (req, res) => {
    if (await isSignedIn(deps, req)) {
      const { account, sessionId } = await signedInAs(deps, req);
      await deps.accounts.sessions.end(sessionId);
      recordEvent(deps, req, { event: "session:signed-out", actorId: account.id });
    }
    forgetSession(deps.config, res);
    // What the live page kept for sending, and drafts: this form has no script that would forget them.
    res.set("Clear-Site-Data", '"storage"');
    res.redirect(303, "/");
  });
  return router;
}
