import { Router } from "express";
import { WritingPage } from "../../../../views/settings/writing-page.tsx";
import { enterMeanings } from "../../../shared/preferences.ts";
import { changePreferences } from "../../acts/own-profile.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { signedInAs } from "../../signed-in.ts";
import { showChoices } from "./show-choices.tsx";

/** What the keyboard does where one writes. */
export function writingRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/writing", showChoices(deps, "writing", WritingPage));
  router.post("/settings/writing", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const wish = textsOf(["enter"], req.body);
    const enter = enterMeanings.find((meaning) => meaning === wish.enter);
    await changePreferences(deps, me, { enter });
    res.redirect(303, "/settings/writing?done=writing");
  });
  return router;
}
