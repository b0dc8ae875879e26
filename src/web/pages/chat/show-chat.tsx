import type { Response } from "express";
import { ChatRoot } from "../../../../views/chat-page.tsx";
import { type ChatView, plainView } from "../../../../views/chat-props.ts";
import type { OwnAccount } from "../../../shared/model.ts";
import type { ChatState } from "../../../shared/state/state.ts";
import { type ChatWords, chatWordsOf } from "../../../words/words.ts";
import { type ChatWish, chatState } from "../../chat-state.ts";
import type { WebDeps } from "../../deps.ts";
import { inboxFilterOf } from "../../inbox-filter.ts";
import { followAccount } from "../../language.ts";
import { readerOf } from "../../reader.ts";
import { sendPage } from "../../send-page.tsx";
import { wordsOf } from "../../words.ts";
import { noActions } from "./no-actions.ts";

/** Answers with the chat page, whole and usable as it is; the script takes over from the state inside it. */
export async function showChat(
  deps: WebDeps,
  res: Response,
  me: OwnAccount,
  wish: ChatWish,
  said: Partial<ChatView> = {},
): Promise<void> {
  const state = await chatState(deps, me, { filter: inboxFilterOf(res.req), ...wish });
  followAccount(deps.config, res, state.preferences.language);
  const words = chatWordsOf(wordsOf(res.req));
  const reader = { ...readerOf(res.req), now: deps.chat.clock(), formKey: deps.newKey() };
  const view: ChatView = { ...plainView, ...reader, ...said };
  const body = <ChatRoot state={state} words={words} view={view} actions={noActions} />;
  const live = isNewest(wish) ? { state, view, words } : undefined;
  sendPage(deps.assets, res, { title: titleOf(state, words), body, sheet: "chat", live });
}

/** Older stretches are plain pages to read: the live page builds on the newest ones. */
function isNewest({ listBefore, historyBefore }: ChatWish): boolean {
  return listBefore === undefined && historyBefore === undefined;
}

/** The same for every thread: the live page changes threads without changing it. */
function titleOf({ me }: ChatState, { inbox }: ChatWords): string {
  return me.role === "receiver" ? inbox.inbox : inbox.conversations;
}
