import { Router } from "express";
import { z } from "zod";
import { wrongDoorNotice } from "../../../../views/words/wrong-door.ts";
import { limits } from "../../../shared/limits.ts";
import type { WebDeps } from "../../deps.ts";
import { queryOf, textsOf, wholeNumber } from "../../input.ts";
import { callerOf, signedInAs } from "../../signed-in.ts";
import { wordsOf } from "../../words.ts";
import { messageAt } from "./plain-acts.ts";
import { showChat } from "./show-chat.tsx";

const anyPosition = wholeNumber(1, Number.MAX_SAFE_INTEGER - limits.page).optional();
/**
 * `at` and `before`: around which position the stretch of history lies, or where it ends.
 * `reply`: the message that a form without script answers.
 */
const position = z.object({ at: anyPosition, before: anyPosition, reply: anyPosition });

/** The chat page: the list alone, a conversation, or the start of one. */
export function chatRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get("/chat", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { before, welcome } = textsOf(["before", "welcome"], req.query);
    const notice = welcome === "other-door" ? wrongDoorNotice(account.role, wordsOf(req)) : null;
    await showChat(
      deps,
      res,
      account,
      { open: { kind: "none" }, listBefore: before || undefined },
      { notice },
    );
  });
  router.get("/chat/:id", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { at, before, reply } = queryOf(position, req);
    const { id } = req.params;
    const answered = reply ? await messageAt(deps, callerOf(account), id, reply) : undefined;
    const open = { kind: "conversation", conversationId: id } as const;
    const said = answered ? { replyingTo: answered.id } : {};
    await showChat(deps, res, account, { open, historyBefore: before, historyAround: at }, said);
  });
  router.get("/chat/:id/m/:seq", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { id, seq } = req.params;
    await messageAt(deps, callerOf(account), id, Number(seq));
    res.redirect(303, `/chat/${encodeURIComponent(id)}?at=${Number(seq)}#message-${Number(seq)}`);
  });
  router.get("/chat/with/:receiverId", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    await showChat(deps, res, account, { open: { kind: "receiver", receiverId: req.params.receiverId } });
  });
  return router;
}
