import { Router } from "express";
import { z } from "zod";
import { search } from "../../chat/search.ts";
import type { WebDeps } from "../deps.ts";
import { queryOf, text, wholeNumber } from "../input.ts";
import { callerOf, signedInAs } from "../signed-in.ts";

const time = wholeNumber(0, Number.MAX_SAFE_INTEGER).optional();
const yesOrNo = z
  .enum(["true", "false"], "must be true or false")
  .transform((given) => given === "true")
  .optional();
const question = z.strictObject({
  q: text.default(""),
  with: text.optional(),
  from: text.optional(),
  after: time,
  before: time,
  hasLink: yesOrNo,
  hasFile: yesOrNo,
  cursor: text.optional(),
});

export function searchApi(deps: Pick<WebDeps, "accounts" | "config" | "chat" | "limits">): Router {
  const router = Router();
  router.get("/search", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const wish = queryOf(question, req);
    await deps.limits.spend("search", { account: account.id });
    res.json(await search(deps.chat, callerOf(account), wish));
  });
  return router;
}
