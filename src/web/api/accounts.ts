import { Router } from "express";
import { z } from "zod";
import type { WebDeps } from "../deps.ts";
import { bodyOf, text } from "../input.ts";
import { signUp } from "../sign-in.ts";
import { signedInAs } from "../signed-in.ts";

const newAccount = z.strictObject({
  name: text,
  email: text,
  password: text,
  role: z.enum(["sender", "receiver"], "must be sender or receiver"),
  setupToken: text.optional(),
  invitation: text.optional(),
});

export function accountRoutes(deps: Pick<WebDeps, "accounts" | "config" | "limits" | "trail">): Router {
  const router = Router();
  router.post("/accounts", async (req, res) => {
    res.status(201).json(await signUp(deps, req, bodyOf(newAccount, req)));
  });
  router.get("/me", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    res.json({ account });
  });
  return router;
}
