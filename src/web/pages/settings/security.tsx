import { type Response, Router } from "express";
import { SecurityPage, type SecurityPageProps } from "../../../../views/settings/security-page.tsx";
import type { SignedInAs } from "../../../accounts/sessions.ts";
import { changePassword, endOtherSessions, endOwnSession, ownSessions } from "../../acts/own-sessions.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { readerOf } from "../../reader.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { toldBy, tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";

/** One's own password, and where one is signed in. */
export function securityRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/settings/security", async (req, res) => {
    const { done } = textsOf(["done"], req.query);
    await show(deps, res, await signedInAs(deps, req), { done });
  });
  router.post("/settings/security/password", async (req, res) => {
    const by = await signedInAs(deps, req);
    const act = async () => {
      await changePassword(deps, req, by, textsOf(["current", "password"], req.body));
      res.redirect(303, "/settings/security?done=password");
    };
    await tryForm(deps, res, act, (error) => show(deps, res, by, toldBy(error)));
  });
  router.post("/settings/security/sessions/end-others", async (req, res) => {
    await endOtherSessions(deps, req, await signedInAs(deps, req));
    res.redirect(303, "/settings/security?done=others");
  });
  router.post("/settings/security/sessions/:id/end", async (req, res) => {
    await endOwnSession(deps, req, await signedInAs(deps, req), req.params.id);
    res.redirect(303, "/settings/security?done=session");
  });
  return router;
}

async function show(
  deps: WebDeps,
  res: Response,
  by: SignedInAs,
  more: Partial<SecurityPageProps> = {},
): Promise<void> {
  const sessions = await ownSessions(deps, by);
  const twoFactor = await deps.accounts.twoFactor.stateOf(by.account);
  const place = { now: deps.chat.clock(), ...readerOf(res.req) };
  const body = (
    <SecurityPage me={by.account} {...{ sessions, twoFactor, place }} {...more} words={wordsOf(res.req)} />
  );
  sendPage(deps.assets, res, { title: wordsOf(res.req).settings.title, body });
}
