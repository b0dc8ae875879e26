import { Router } from "express";
import { AppearancePage } from "../../../../views/settings/appearance-page.tsx";
import type { WebDeps } from "../../deps.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { themeOf } from "../../theme.ts";
import { wordsOf } from "../../words.ts";

/** How the pages look to one. */
export function appearanceRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/appearance", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const { language } = await deps.accounts.profile.preferences(me.id);
    const body = <AppearancePage me={me} words={wordsOf(req)} theme={themeOf(req)} language={language} />;
    sendPage(deps.assets, res, { title: wordsOf(req).settings.appearance, body });
  });
  return router;
}
