import { Router } from "express";
import { z } from "zod";
import type { WebDeps } from "../deps.ts";
import { bodyOf, text } from "../input.ts";
import { recordEvent } from "../record-event.ts";
import { signedInAs } from "../signed-in.ts";

const password = z.strictObject({ password: text });
const firstCode = z.strictObject({ setup: text, code: text });
const proof = z.strictObject({ password: text.optional(), code: text.optional() });

/** One's own two-factor sign-in. */
export function twoFactorApi(deps: Pick<WebDeps, "accounts" | "config" | "trail">): Router {
  const router = Router();
  router.get("/me/two-factor", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    res.json(await deps.accounts.twoFactor.stateOf(account));
  });
  router.post("/me/two-factor", async (req, res) => {
    const by = await signedInAs(deps, req);
    res.status(201).json(await deps.accounts.twoFactor.begin(by, bodyOf(password, req)));
  });
  router.put("/me/two-factor", async (req, res) => {
    const by = await signedInAs(deps, req);
    const recoveryCodes = await deps.accounts.twoFactor.confirm(by, bodyOf(firstCode, req));
    recordEvent(deps, req, { event: "two-factor:on", actorId: by.account.id });
    res.json({ recoveryCodes });
  });
  router.delete("/me/two-factor", async (req, res) => {
    const by = await signedInAs(deps, req);
    await deps.accounts.twoFactor.turnOff(by, bodyOf(proof, req));
    recordEvent(deps, req, { event: "two-factor:off", actorId: by.account.id });
    res.status(204).end();
  });
  router.post("/me/two-factor/recovery-codes", async (req, res) => {
    const by = await signedInAs(deps, req);
    const recoveryCodes = await deps.accounts.twoFactor.newRecoveryCodes(by, bodyOf(proof, req));
    recordEvent(deps, req, { event: "recovery-codes:made", actorId: by.account.id });
    res.status(201).json({ recoveryCodes });
  });
  return router;
}
