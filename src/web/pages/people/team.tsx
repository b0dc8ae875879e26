import { type Request, type Response, Router } from "express";
import { TeamPage, type TeamPageProps } from "../../../../views/people/team-page.tsx";
import { AppError } from "../../../shared/errors.ts";
import type { OwnAccount } from "../../../shared/model.ts";
import { invite } from "../../acts/invite.ts";
import { receiversWithPresence } from "../../acts/receivers.ts";
import { requireTwoFactor } from "../../acts/two-factor-rule.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { readerOf } from "../../reader.ts";
import { sendPage } from "../../send-page.tsx";
import { signedInAs } from "../../signed-in.ts";
import { tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";

/** Who answers here; the owner also invites. */
export function teamRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/team", async (req, res) => {
    await show(deps, res, await receiver(deps, req));
  });
  router.post("/team/invitations", async (req, res) => {
    const me = await receiver(deps, req);
    const act = async () => show(deps, res, me, { invitation: await invite(deps, req, me) });
    await tryForm(deps, res, act, ({ message }) => show(deps, res, me, { error: message }));
  });
  router.post("/team/two-factor", async (req, res) => {
    const me = await receiver(deps, req);
    const required = textsOf(["required"], req.body).required === "yes";
    const act = async () => {
      await requireTwoFactor(deps, req, me, required);
      res.redirect(303, "/team");
    };
    await tryForm(deps, res, act, ({ message }) => show(deps, res, me, { error: message }));
  });
  return router;
}

async function receiver(deps: WebDeps, req: Request): Promise<OwnAccount> {
  const { account } = await signedInAs(deps, req);
  if (account.role === "receiver") return account;
  throw new AppError("forbidden", "This page is for the people who answer.");
}

async function show(deps: WebDeps, res: Response, me: OwnAccount, more: Partial<TeamPageProps> = {}) {
  const receivers = await receiversWithPresence(deps);
  const twoFactor = me.owner ? { required: await deps.accounts.twoFactorRule.isRequired() } : undefined;
  const place = { now: deps.chat.clock(), ...readerOf(res.req) };
  const body = <TeamPage {...{ me, receivers, twoFactor, place }} {...more} words={wordsOf(res.req)} />;
  sendPage(deps.assets, res, { title: wordsOf(res.req).people.team, body });
}
