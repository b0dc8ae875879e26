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
  const { said } = notices.words;
  const once = createOnce(notices);
  return {
    newest: (conversationId) => load(conversationId, ""),
    around: (conversationId, seq) => load(conversationId, `&around=${seq}`),
    newer: () => once("newer", said.cannotLoadNewer, () => loadBeyond("newer", -1, "after")),
    older: () => once("older", said.cannotLoadOlder, loadOlder),
    once,
  };

  function load(conversationId: string, place: string): Promise<void> {
    return once(`${conversationId}${place}`, said.cannotLoadMessages, async () => {
      const page = await http.get<MessagePage>(messagesPath(conversationId, place));
      chat.dispatch({ type: "history:fetched", conversationId, page });
    });
  }

  async function loadOlder(): Promise<void> {
    if (!openThread(chat.get())?.older) return;
    view.dispatch({ loadingOlder: true });
    try {
      await loadBeyond("older", 0, "before");
    } finally {
      view.dispatch({ loadingOlder: false });
    }
  }

  /** What lies beyond one end of what is here, if it is still the end by then. */
  async function loadBeyond(side: "older" | "newer", end: 0 | -1, query: string): Promise<void> {
    const thread = openThread(chat.get());
    const message = thread?.messages.at(end);
    if (!thread?.[side] || !message) return;
    const { conversationId, seq } = message;
    const page = await http.get<MessagePage>(messagesPath(conversationId, `&${query}=${seq}`));
    const isStillEnd = chat.get().threads[conversationId]?.messages.at(end)?.seq === seq;
    if (isStillEnd) chat.dispatch({ type: "history:fetched", conversationId, page });
  }
}

function createOnce(notices: Notices): Loading["once"] {
  const running = new Set<string>();
  return async (name, failure, load) => {
    if (running.has(name)) return;
    running.add(name);
    try {
      await load();
    } catch (error) {
      notices.say(`${failure} ${refusalOf(error).message}`);
    } finally {
      running.delete(name);
    }
  };
}

function messagesPath(conversationId: string, query: string): string {
  const id = encodeURIComponent(conversationId);
  return `/api/conversations/${id}/messages?limit=${limits.firstPage}${query}`;
}
