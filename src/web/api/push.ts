import { Router } from "express";
import { z } from "zod";
import { longestEndpoint } from "../../push/endpoint.ts";
import { languages } from "../../shared/language.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf } from "../input.ts";
import { signedInAs } from "../signed-in.ts";

const base64url = (length: number) =>
  z
    .string("must be base64url")
    .regex(/^[\w-]+$/, "must be base64url")
    .max(length, "must be base64url");

/** As a browser's `PushSubscription.toJSON()` has it, less when it runs out. */
const subscription = z.strictObject({
  endpoint: z.string("must be an address").max(longestEndpoint, "must be an address"),
  keys: z.strictObject({ p256dh: base64url(100), auth: base64url(40) }),
  words: z.boolean("must be true or false").optional(),
  language: z.enum(languages, `must be one of ${languages.join(", ")}`).optional(),
});

/** Where the device of one's session is told of news while no page is open. */
export function pushApi(deps: Pick<WebDeps, "accounts" | "config" | "limits" | "push">): Router {
  const { push, limits } = deps;
  const router = Router();
  router.get("/me/push", async (req, res) => {
    const { sessionId } = await signedInAs(deps, req);
    res.json(await push.standing(sessionId));
  });
  router.put("/me/push", async (req, res) => {
    const { account, sessionId } = await signedInAs(deps, req);
    const { endpoint, keys, words, language } = bodyOf(subscription, req);
    await limits.spend("push", { account: account.id });
    res.json(await push.subscribe({ sessionId, endpoint, ...keys, words, language }));
  });
  router.delete("/me/push", async (req, res) => {
    const { account, sessionId } = await signedInAs(deps, req);
    await limits.spend("push", { account: account.id });
    await push.unsubscribe(sessionId);
    res.status(204).end();
  });
  router.post("/me/push/test", async (req, res) => {
    const { account, sessionId } = await signedInAs(deps, req);
    bodyOf(z.strictObject({}), req);
    await limits.spend("push", { account: account.id });
    await push.test(sessionId);
    res.status(204).end();
  });
  return router;
}
