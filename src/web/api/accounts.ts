import { Router } from "express";
import { z } from "zod";
import { changePassword } from "../acts/own-sessions.ts";
import { signUp } from "../acts/sign-in.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf, text } from "../input.ts";
import { signedInAs } from "../signed-in.ts";

const newAccount = z.strictObject({
  name: text,
  email: text,
  password: text,
  role: z.enum(["sender", "receiver"], "must be sender or receiver"),
  setupToken: text.optional(),
  invitation: text.optional(),
});

const newPassword = z.strictObject({ current: text, password: text });

export function accountRoutes(deps: Pick<WebDeps, "accounts" | "config" | "limits" | "trail">): Router {
  const router = Router();
  router.post("/accounts", async (req, res) => {
    res.status(201).json(await signUp(deps, req, bodyOf(newAccount, req)));
  });
  router.put("/me/password", async (req, res) => {
    const by = await signedInAs(deps, req);
    await changePassword(deps, req, by, bodyOf(newPassword, req));
    res.status(204).end();
  });
  return router;
}
