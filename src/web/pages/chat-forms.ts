import { type Request, type Response, Router } from "express";
import type { Opened } from "../../shared/state/state.ts";
import type { WebDeps } from "../deps.ts";
import { callerOf, signedInAs } from "../signed-in.ts";
import { tryForm } from "../try-form.ts";
import { draftOf, keptDraft, type Target } from "./draft.ts";
import { deleteAt, send } from "./plain-acts.ts";
import { showChat } from "./show-chat.tsx";

/** What people do on the chat page without script. Afterwards they stand where they see what they did. */
export function chatFormRoutes(deps: WebDeps): Router {
  const router = Router();
  router.post("/chat/with/:receiverId", async (req, res) => {
    const { receiverId } = req.params;
    await sendForm(deps, req, res, { kind: "receiver", receiverId });
  });
  router.post("/chat/:id/messages", async (req, res) => {
    await sendForm(deps, req, res, { kind: "conversation", conversationId: req.params.id });
  });
  router.post("/chat/:id/messages/:seq/delete", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { id: conversationId, seq } = req.params;
    const act = async () => {
      await deleteAt(deps, callerOf(account), conversationId, Number(seq));
      showLatest(res, conversationId);
    };
    const open: Opened = { kind: "conversation", conversationId };
    await tryForm(deps, res, act, ({ message }) =>
      showChat(deps, res, account, { open }, { notice: message }),
    );
  });
  return router;
}

async function sendForm(deps: WebDeps, req: Request, res: Response, open: Target): Promise<void> {
  const { account } = await signedInAs(deps, req);
  const draft = draftOf(req.body);
  const act = async () => showLatest(res, await send(deps, callerOf(account), open, draft));
  await tryForm(deps, res, act, (error) => showChat(deps, res, account, { open }, keptDraft(draft, error)));
}

function showLatest(res: Response, conversationId: string): void {
  res.redirect(303, `/chat/${encodeURIComponent(conversationId)}#latest`);
}
