import { type ChatState, type Opened, openThread } from "../shared/state/state.ts";
import type { CatchUp } from "./line/catch-up.ts";
import type { Loading } from "./line/loading.ts";
import { mayPass, refusalOf } from "./line/retrying.ts";
import { positionAsked } from "./screen/place.ts";
import type { Notices } from "./status-line.ts";
import type { Chat } from "./store.ts";

/** What is open has an address of its own: choosing moves there, and back and forward come back. */
export interface Navigation {
  chooseConversation(conversationId: string): void;
  chooseReceiver(receiverId: string): void;
  showList(): void;
}

interface Deps {
  chat: Chat;
  loading: Loading;
  fetchConversation: CatchUp["fetch"];
  notices: Notices;
}

export function createNavigation(deps: Deps): Navigation {
  const { chat, notices } = deps;
  const load = () => loadOpen(deps, leave);
  window.addEventListener("popstate", () => show(openedAt(location.pathname)));
  chat.subscribe((event, after, before) => {
    const { open } = after;
    if (event.type === "heads:fetched" && open !== before.open) {
      notices.say(notices.words.said.earlierCopy);
      history.replaceState(null, "", pathOf(open));
    } else if (open.kind === "receiver" && conversationWith(after, open.receiverId)) {
      // The first message made it a conversation: the same place, now with an address to keep.
      show(open);
      history.replaceState(null, "", pathOf(chat.get().open));
    } else if (event.type === "connection:changed" && after.connection === "online") {
      load();
    }
  });
  return {
    chooseConversation: (conversationId) => move({ kind: "conversation", conversationId }),
    chooseReceiver: (receiverId) => move({ kind: "receiver", receiverId }),
    showList: () => move({ kind: "none" }),
  };

  function move(to: Opened): void {
    show(to);
    const path = pathOf(chat.get().open);
    if (path !== location.pathname) history.pushState(null, "", path);
  }

  function show(opened: Opened): void {
    choose(chat, opened);
    load();
  }

  function leave(): void {
    show({ kind: "none" });
    history.replaceState(null, "", pathOf({ kind: "none" }));
  }
}

/** Fetches what the open conversation lacks; called again on every connection, in case it failed. */
function loadOpen(deps: Deps, gone: () => void): void {
  const { chat, loading } = deps;
  const state = chat.get();
  if (state.open.kind !== "conversation") return;
  const thread = openThread(state);
  const at = positionAsked();
  if (thread && !thread.loaded && at) void loading.around(thread.conversation.id, at);
  else if (thread && !thread.loaded) void loading.newest(thread.conversation.id);
  else if (!thread) void fetchUnknown(deps, state.open.conversationId, gone);
}

async function fetchUnknown({ fetchConversation, notices }: Deps, id: string, gone: () => void) {
  try {
    await fetchConversation(id);
  } catch (error) {
    const refusal = refusalOf(error);
    if (mayPass(refusal)) return; // Asked for again on the next connection.
    notices.say(refusal.message);
    gone();
  }
}

function choose({ dispatch }: Chat, opened: Opened): void {
  if (opened.kind === "conversation") {
    dispatch({ type: "conversation:chosen", conversationId: opened.conversationId });
  } else if (opened.kind === "receiver") {
    dispatch({ type: "receiver:chosen", receiverId: opened.receiverId });
  } else {
    dispatch({ type: "nothing:chosen" });
  }
}

function conversationWith({ threads }: ChatState, receiverId: string): boolean {
  return Object.values(threads).some(({ conversation }) => conversation.receiverId === receiverId);
}

function openedAt(path: string): Opened {
  const [, , first, second] = path.split("/").map(decodeURIComponent);
  if (first === "with" && second) return { kind: "receiver", receiverId: second };
  else if (first) return { kind: "conversation", conversationId: first };
  else return { kind: "none" };
}

function pathOf(opened: Opened): string {
  if (opened.kind === "conversation") return `/chat/${encodeURIComponent(opened.conversationId)}`;
  else if (opened.kind === "receiver") return `/chat/with/${encodeURIComponent(opened.receiverId)}`;
  else return "/chat";
}
