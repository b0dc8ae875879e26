import { Router } from "express";
import { z } from "zod";
import type { WebDeps } from "../deps.ts";
import { bodyOf, text } from "../input.ts";
import { exportOwnData } from "../own-data/export.ts";
import { signedInAs } from "../signed-in.ts";

const passwordOnly = z.strictObject({ current: text });

/** A copy of all that one may see. */
export function exportApi(deps: WebDeps): Router {
  const router = Router();
  router.post("/me/export", async (req, res) => {
    const by = await signedInAs(deps, req);
    await exportOwnData(deps, req, res, by, bodyOf(passwordOnly, req).current);
  });
  return router;
}
