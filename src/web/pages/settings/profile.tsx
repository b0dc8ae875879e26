import { type Response, Router } from "express";
import { ProfilePage, type ProfilePageProps } from "../../../../views/settings/profile-page.tsx";
import { changeName } from "../../acts/own-profile.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { removePortrait } from "../../portraits.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { toldBy, tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";

/** What others see of one. */
export function profileRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings", (_req, res) => res.redirect(303, "/settings/profile"));
  router.get("/settings/profile", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    show(deps, res, { me, done: textsOf(["done"], req.query).done });
  });
  router.post("/settings/profile", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    const { name } = textsOf(["name"], req.body);
    const act = async () => {
      await changeName(deps, req, me, name);
      res.redirect(303, "/settings/profile?done=name");
    };
    await tryForm(deps, res, act, (error) => show(deps, res, { me, typed: name, ...toldBy(error) }));
  });
  router.post("/settings/profile/picture/remove", async (req, res) => {
    const { account: me } = await signedInAs(deps, req);
    await removePortrait(deps, me);
    res.redirect(303, "/settings/profile?done=picture");
  });
  return router;
}

function show(deps: WebDeps, res: Response, props: Omit<ProfilePageProps, "words">): void {
  const words = wordsOf(res.req);
  const body = <ProfilePage {...props} words={words} />;
  sendPage(deps.assets, res, { title: words.settings.profile, body, script: deps.assets.portrait });
}
