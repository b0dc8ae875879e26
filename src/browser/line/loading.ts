import { limits } from "../../shared/limits.ts";
import type { MessagePage } from "../../shared/protocol.ts";
import { openThread } from "../../shared/state/state.ts";
import type { Notices } from "../status-line.ts";
import type { Chat, View } from "../store.ts";
import type { Http } from "./http.ts";
import { refusalOf } from "./retrying.ts";

/** Fetches more of what the page shows a part of. What fails is said in the status line; asking again is up to the person. */
export interface Loading {
  newest(conversationId: string): Promise<void>;
  older(): Promise<void>;
  newer(): Promise<void>;
  /** The stretch around a position. */
  around(conversationId: string, seq: number): Promise<void>;
  /** Not again while it runs; what it fails with is said after the sentence. */
  once(name: string, failure: string, load: () => Promise<void>): Promise<void>;
}

interface Deps {
  chat: Chat;
  view: View;
  http: Http;
  notices: Notices;
}

export function createLoading({ chat, view, http, notices }: Deps): Loading {
  const running = new Set<string>();
  const { said } = notices.words;
  return {
    newest: (conversationId) => load(conversationId, ""),
    around: (conversationId, seq) => load(conversationId, `&around=${seq}`),
    newer: () => once("newer", said.cannotLoadNewer, loadNewer),
    older: () => once("older", said.cannotLoadOlder, loadOlder),
    once,
  };

  function load(conversationId: string, place: string): Promise<void> {
    return once(`${conversationId}${place}`, said.cannotLoadMessages, async () => {
      const page = await http.get<MessagePage>(messagesPath(conversationId, place));
      chat.dispatch({ type: "history:fetched", conversationId, page });
    });
  }

  async function loadNewer(): Promise<void> {
    const thread = openThread(chat.get());
    const last = thread?.messages.at(-1);
    if (!thread?.newer || !last) return;
    const { conversationId, seq } = last;
    const page = await http.get<MessagePage>(messagesPath(conversationId, `&after=${seq}`));
    const isStillLast = chat.get().threads[conversationId]?.messages.at(-1)?.seq === seq;
    if (isStillLast) chat.dispatch({ type: "history:fetched", conversationId, page });
  }

  async function loadOlder(): Promise<void> {
    const thread = openThread(chat.get());
    const first = thread?.messages[0];
    if (!thread?.older || !first) return;
    const conversationId = thread.conversation.id;
    view.dispatch({ loadingOlder: true });
    try {
      const page = await http.get<MessagePage>(messagesPath(conversationId, `&before=${first.seq}`));
      const isStillFirst = chat.get().threads[conversationId]?.messages[0]?.seq === first.seq;
      if (isStillFirst) chat.dispatch({ type: "history:fetched", conversationId, page });
    } finally {
      view.dispatch({ loadingOlder: false });
    }
  }

  async function once(name: string, failure: string, load: () => Promise<void>): Promise<void> {
    if (running.has(name)) return;
    running.add(name);
    try {
      await load();
    } catch (error) {
      notices.say(`${failure} ${refusalOf(error).message}`);
    } finally {
      running.delete(name);
    }
  }
}

function messagesPath(conversationId: string, query: string): string {
  const id = encodeURIComponent(conversationId);
  return `/api/conversations/${id}/messages?limit=${limits.firstPage}${query}`;
}
