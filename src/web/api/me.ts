import { Router } from "express";
import { z } from "zod";
import { languages } from "../../shared/language.ts";
import { enterMeanings } from "../../shared/preferences.ts";
import { changeName, changePreferences } from "../acts/own-profile.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf, text } from "../input.ts";
import { signedInAs } from "../signed-in.ts";

const newName = z.strictObject({ name: text });

const newPreferences = z.strictObject({
  enter: z.enum(enterMeanings, "must be sends or breaks").optional(),
  language: z.enum(languages, "must be a language of ours, or null").nullable().optional(),
  readMarks: z.boolean("must be true or false").optional(),
});

/** How one is called, and what one chose for oneself. */
export function meRoutes(deps: Pick<WebDeps, "accounts" | "config" | "limits" | "trail">): Router {
  const router = Router();
  router.get("/me", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    res.json({ account, preferences: await deps.accounts.profile.preferences(account.id) });
  });
  router.put("/me/name", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    res.json({ account: await changeName(deps, req, account, bodyOf(newName, req).name) });
  });
  router.patch("/me/preferences", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    res.json({ preferences: await changePreferences(deps, account, bodyOf(newPreferences, req)) });
  });
  return router;
}
