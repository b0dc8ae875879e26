import { Router } from "express";
import { z } from "zod";
import { removeTwoFactor, requireTwoFactor } from "../acts/two-factor-rule.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf } from "../input.ts";
import { signedInAs } from "../signed-in.ts";

const rule = z.strictObject({ required: z.boolean("must be true or false") });

/** What the owner decides about the two-factor sign-in of others. */
export function twoFactorRuleApi(deps: Pick<WebDeps, "accounts" | "config" | "trail">): Router {
  const router = Router();
  router.delete("/accounts/:id/two-factor", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    await removeTwoFactor(deps, req, account, req.params.id);
    res.status(204).end();
  });
  router.get("/team/two-factor", async (req, res) => {
    await signedInAs(deps, req);
    res.json({ required: await deps.accounts.twoFactorRule.isRequired() });
  });
  router.put("/team/two-factor", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { required } = bodyOf(rule, req);
    await requireTwoFactor(deps, req, account, required);
    res.json({ required });
  });
  return router;
}
