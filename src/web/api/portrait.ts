import { Router } from "express";
import type { WebDeps } from "../deps.ts";
import { changePortrait, removePortrait } from "../portraits.ts";
import { signedInAs } from "../signed-in.ts";

/** One's own picture: the body is the picture itself, so that this stands before what reads JSON. */
export function portraitApi(deps: Pick<WebDeps, "accounts" | "config" | "files" | "limits">): Router {
  const router = Router();
  router.put("/me/picture", async (req, res) => {
    try {
      const { account } = await signedInAs(deps, req);
      res.json({ account: await changePortrait(deps, req, account) });
    } finally {
      req.resume();
    }
  });
  router.delete("/me/picture", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    res.json({ account: await removePortrait(deps, account) });
  });
  return router;
}
