import { Router } from "express";
import { z } from "zod";
import { invite } from "../acts/invite.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf } from "../input.ts";
import { signedInAs } from "../signed-in.ts";

export function invitationRoutes(deps: Pick<WebDeps, "accounts" | "config" | "limits" | "trail">): Router {
  const router = Router();
  router.post("/invitations", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    bodyOf(z.strictObject({}), req);
    res.status(201).json(await invite(deps, req, account));
  });
  return router;
}
