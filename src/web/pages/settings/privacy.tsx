import { Router } from "express";
import { PrivacyPage } from "../../../../views/settings/privacy-page.tsx";
import { changePreferences } from "../../acts/own-profile.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { signedInAs } from "../../signed-in.ts";
import { showChoices } from "./show-choices.tsx";

/** What others learn of one without a word. */
export function privacyRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/privacy", showChoices(deps, "privacy", PrivacyPage));
  router.post("/settings/privacy", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const { marks } = textsOf(["marks"], req.body);
    const known = marks === "shown" || marks === "hidden";
    await changePreferences(deps, me, { readMarks: known ? marks === "shown" : undefined });
    res.redirect(303, "/settings/privacy?done=privacy");
  });
  return router;
}
