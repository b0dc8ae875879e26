import { type Request, type Response, Router } from "express";
import {
  DeletePersonPage,
  type DeletePersonPageProps,
} from "../../../../views/people/delete-person-page.tsx";
import { deletePerson } from "../../acts/manage-people.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";

/** The owner deletes somebody's account, after a second thought. */
export function deletePersonRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/people/:id/delete", async (req, res) => {
    show(deps, res, await whoIsMeant(deps, req));
  });
  router.post("/people/:id/delete", async (req, res) => {
    const meant = await whoIsMeant(deps, req);
    const act = async () => {
      const { current } = textsOf(["current"], req.body);
      await deletePerson(deps, req, meant.me, current, req.params.id);
      res.redirect(303, "/people");
    };
    await tryForm(deps, res, act, (error) => show(deps, res, { ...meant, error }));
  });
  return router;
}

/** Throws `forbidden` about oneself, and `not_found` for no account. */
async function whoIsMeant(deps: WebDeps, req: Request<{ id: string }>) {
  const { account: me } = await signedInAs(deps, req);
  return { me, person: await deps.accounts.people.managed(me, req.params.id) };
}

function show(deps: WebDeps, res: Response, props: Omit<DeletePersonPageProps, "words">): void {
  const words = wordsOf(res.req);
  const body = <DeletePersonPage {...props} words={words} />;
  sendPage(deps.assets, res, { title: words.people.deleteTitle, body });
}
