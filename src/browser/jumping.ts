import type { Message } from "../shared/model.ts";
import { openThread } from "../shared/state/state.ts";
import type { Loading } from "./line/loading.ts";
import type { Notices } from "./notices.ts";
import type { Chat, View } from "./store.ts";

interface Deps {
  chat: Chat;
  view: View;
  loading: Loading;
  notices: Notices;
}

/** Shows a message in its place: loads history until it is there, goes to it, and marks it for a moment. */
export async function jumpTo(messageId: string, deps: Deps): Promise<void> {
  const message = await load(messageId, deps);
  if (!message) return;
  // Nobody is at the end any more: what is drawn next must not bring them back there.
  deps.view.dispatch({ atLatest: false });
  requestAnimationFrame(() => show(message));
}

async function load(messageId: string, { chat, loading, notices }: Deps): Promise<Message | undefined> {
  for (;;) {
    const thread = openThread(chat.get());
    const found = thread?.messages.find(({ id }) => id === messageId);
    if (found || !thread) return found;
    const first = thread.messages[0];
    if (thread.older) await loading.older();
    // Nothing more came: that was all, or loading failed and said so.
    if (openThread(chat.get())?.messages[0] === first) {
      if (!thread.older) notices.say("That message is not here any more.");
      return undefined;
    }
  }
}

function show({ seq }: Message): void {
  const row = document.getElementById(`message-${seq}`);
  if (!row) return;
  // At once: a long way would be a long film, and what arrives meanwhile would end it early.
  row.scrollIntoView({ block: "center", behavior: "instant" });
  row.focus({ preventScroll: true });
  row.classList.add("row--found");
  row.addEventListener("animationend", () => row.classList.remove("row--found"), { once: true });
}
