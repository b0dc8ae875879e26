import { Router } from "express";
import { z } from "zod";
import { findConversations, listConversations, messagesBefore } from "../../chat/history.ts";
import { markUnread } from "../../chat/mark-unread.ts";
import { inboxFilters } from "../../shared/inbox-filter.ts";
import { limits } from "../../shared/limits.ts";
import type { WebDeps } from "../deps.ts";
import { bodyOf, queryOf, text, wholeNumber } from "../input.ts";
import { callerOf, signedInAs } from "../signed-in.ts";

const limit = wholeNumber(1, limits.page).optional();
const inboxPage = z.strictObject({
  before: text.optional(),
  limit,
  filter: z.enum(inboxFilters, `must be one of ${inboxFilters.join(", ")}`).optional(),
});
const named = z.strictObject({ name: text });
const position = wholeNumber(1, Number.MAX_SAFE_INTEGER - limits.page).optional();
const historyPage = z
  .strictObject({ before: position, after: position, around: position, limit })
  .refine(
    ({ before, after, around }) => [before, after, around].filter((place) => place !== undefined).length < 2,
    "takes one of before, after and around",
  );
const unread = z.strictObject({
  from: z.int("must be a position, or null").min(1, "must be a position, or null").nullable(),
});

export function conversationRoutes(deps: Pick<WebDeps, "accounts" | "config" | "chat" | "limits">): Router {
  const router = Router();
  router.get("/conversations", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    if (req.query.name !== undefined) {
      const { name } = queryOf(named, req);
      await deps.limits.spend("search", { account: account.id });
      res.json(await findConversations(deps.chat, callerOf(account), name));
      return;
    }
    const page = queryOf(inboxPage, req);
    res.json(await listConversations(deps.chat, callerOf(account), page));
  });
  router.get("/conversations/:id/messages", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const page = queryOf(historyPage, req);
    const question = { conversationId: req.params.id, ...page };
    res.json(await messagesBefore(deps.chat, callerOf(account), question));
  });
  router.put("/conversations/:id/unread", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { from } = bodyOf(unread, req);
    await deps.limits.spend("change", { account: account.id });
    res.json({ receipt: await markUnread(deps.chat, callerOf(account), req.params.id, from) });
  });
  return router;
}
