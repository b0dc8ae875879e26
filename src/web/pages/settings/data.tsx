import { type Response, Router } from "express";
import { DataPage, type DataPageProps } from "../../../../views/settings/data-page.tsx";
import { deleteOwnAccount } from "../../acts/own-profile.ts";
import { forgetSession } from "../../browser-session.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { exportOwnData } from "../../own-data/export.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";

/** What becomes of what one said here. */
export function dataRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/data", async (req, res) => {
    show(deps, res, { me: (await signedInAs(deps, req)).account });
  });
  router.post("/settings/data/export", async (req, res) => {
    const by = await signedInAs(deps, req);
    const act = () => exportOwnData(deps, req, res, by, textsOf(["current"], req.body).current);
    await tryForm(deps, res, act, (error) => show(deps, res, { me: by.account, refused: { export: error } }));
  });
  router.post("/settings/data/delete", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const act = async () => {
      await deleteOwnAccount(deps, req, me, textsOf(["current"], req.body).current);
      forgetSession(deps.config, res);
      // Drafts and unsent messages that this browser keeps.
      res.set("Clear-Site-Data", '"storage"');
      res.redirect(303, "/sign-in?ended=deleted");
    };
    await tryForm(deps, res, act, (error) => show(deps, res, { me, refused: { deletion: error } }));
  });
  return router;
}

function show(deps: WebDeps, res: Response, props: Omit<DataPageProps, "words">): void {
  sendPage(deps.assets, res, {
    title: wordsOf(res.req).settings.data,
    body: <DataPage {...props} words={wordsOf(res.req)} />,
  });
}
