import { Router } from "express";
import { PrivacyPage } from "../../../../views/settings/privacy-page.tsx";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { changePreferences } from "../../own-profile.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { wordsOf } from "../../words.ts";

/** What others learn of one without a word. */
export function privacyRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/privacy", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const preferences = await deps.accounts.profile.preferences(me.id);
    const isDone = textsOf(["done"], req.query).done !== "";
    const body = <PrivacyPage {...{ me, preferences, isDone }} words={wordsOf(req)} />;
    sendPage(deps.assets, res, { title: wordsOf(req).settings.privacy, body });
  });
  router.post("/settings/privacy", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const { marks } = textsOf(["marks"], req.body);
    const known = marks === "shown" || marks === "hidden";
    await changePreferences(deps, me, { readMarks: known ? marks === "shown" : undefined });
    res.redirect(303, "/settings/privacy?done=privacy");
  });
  return router;
}
