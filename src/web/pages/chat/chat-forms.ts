import { type Request, type Response, Router } from "express";
import type { Caller } from "../../../chat/ports.ts";
import type { WireError } from "../../../shared/errors.ts";
import type { Opened } from "../../../shared/state/state.ts";
import type { WebDeps } from "../../deps.ts";
import { textsOf } from "../../input.ts";
import { callerOf, signedInAs } from "../../signed-in.ts";
import { tryForm } from "../../try-form.ts";
import { wordsOf } from "../../words.ts";
import { draftOf, keptDraft, type Target } from "./draft.ts";
import { react, remove, send, setClosed } from "./plain-acts.ts";
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
  router.post("/chat/:id/messages/:messageId/delete", async (req, res) => {
    const { id, messageId } = req.params;
    await actForm(deps, req, res, id, async (caller) => {
      await remove(deps, caller, id, messageId);
      showLatest(res, id);
    });
  });
  router.post("/chat/:id/messages/:messageId/reactions", async (req, res) => {
    const { id, messageId } = req.params;
    const { wish } = textsOf(["wish"], req.body);
    await actForm(deps, req, res, id, async (caller) => {
      const { seq } = await react(deps, caller, id, messageId, wish);
      showPlace(res, id, `message-${seq}`);
    });
  });
  for (const verb of ["close", "reopen"] as const) {
    router.post(`/chat/:id/${verb}`, async (req: Request<{ id: string }>, res) => {
      const { id } = req.params;
      await actForm(deps, req, res, id, async (caller) => {
        await setClosed(deps, caller, id, verb === "close");
        showLatest(res, id);
      });
    });
  }
  return router;
}

async function actForm(
  deps: WebDeps,
  req: Request,
  res: Response,
  conversationId: string,
  act: (caller: Caller) => Promise<void>,
): Promise<void> {
  const { account } = await signedInAs(deps, req);
  const open: Opened = { kind: "conversation", conversationId };
  const show = ({ message }: WireError) => showChat(deps, res, account, { open }, { notice: message });
  await tryForm(deps, res, () => act(callerOf(account)), show);
}

async function sendForm(deps: WebDeps, req: Request, res: Response, open: Target): Promise<void> {
  const { account } = await signedInAs(deps, req);
  const draft = draftOf(req.body);
  const act = async () => showLatest(res, await send(deps, callerOf(account), open, draft));
  await tryForm(deps, res, act, (error) =>
    showChat(deps, res, account, { open }, keptDraft(draft, error, wordsOf(req))),
  );
}

function showLatest(res: Response, conversationId: string): void {
  showPlace(res, conversationId, "latest");
}

function showPlace(res: Response, conversationId: string, place: string): void {
  res.redirect(303, `/chat/${encodeURIComponent(conversationId)}#${place}`);
}
