import { Router } from "express";
import { z } from "zod";
import { noticeWishes, setMuted, setQuiet } from "../../chat/notice-wishes.ts";
import { untilFurtherNotice } from "../../shared/notices.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf } from "../input.ts";
import { callerOf, signedInAs } from "../signed-in.ts";

const quiet = z.strictObject({
  quietUntil: z
    .int("must be a time in milliseconds, or null")
    .min(0, "must not be before 1970")
    .max(untilFurtherNotice, "must be a time in milliseconds, or null")
    .nullable(),
});
const mute = z.strictObject({ muted: z.boolean("must be true or false") });

/** What one does not want to be told of. */
export function noticesApi(deps: Pick<WebDeps, "accounts" | "config" | "chat" | "limits">): Router {
  const router = Router();
  router.get("/me/notices", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    res.json(await noticeWishes(deps.chat, callerOf(account)));
  });
  router.put("/me/notices", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { quietUntil } = bodyOf(quiet, req);
    await deps.limits.spend("change", { account: account.id });
    res.json(await setQuiet(deps.chat, callerOf(account), quietUntil));
  });
  router.put("/conversations/:id/muted", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { muted } = bodyOf(mute, req);
    await deps.limits.spend("change", { account: account.id });
    await setMuted(deps.chat, callerOf(account), { conversationId: req.params.id, muted });
    res.json({ muted });
  });
  return router;
}
