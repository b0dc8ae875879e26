import { Router } from "express";
import { z } from "zod";
import { deletePerson } from "../acts/manage-people.ts";
import { deleteOwnAccount } from "../acts/own-profile.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf, text } from "../input.ts";
import { signedInAs } from "../signed-in.ts";

const passwordOnly = z.strictObject({ current: text });

/** The end of an account: one's own, or, for the owner, anybody else's. */
export function deletionApi(
  deps: Pick<WebDeps, "accounts" | "config" | "files" | "limits" | "trail">,
): Router {
  const router = Router();
  router.delete("/me", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    await deleteOwnAccount(deps, req, account, bodyOf(passwordOnly, req).current);
    res.status(204).end();
  });
  router.delete("/accounts/:id", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    await deletePerson(deps, req, account, bodyOf(passwordOnly, req).current, req.params.id);
    res.status(204).end();
  });
  return router;
}
