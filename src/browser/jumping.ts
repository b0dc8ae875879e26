import type { Message } from "../shared/model.ts";
import { openThread } from "../shared/state/state.ts";
import type { Loading } from "./line/loading.ts";
import { messageNamed } from "./pointing.ts";
import { showPlace } from "./screen/place.ts";
import type { Notices } from "./status-line.ts";
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
  const find = () => messageNamed(chat, messageId);
  const thread = openThread(chat.get());
  if (!thread || find()) return find();
  const before = thread.messages;
  // A message's id ends with its position.
  await loading.around(thread.conversation.id, Number(messageId.slice(messageId.lastIndexOf(".") + 1)));
  // Where nothing came, loading failed and said so.
  const isNews = openThread(chat.get())?.messages !== before;
  if (isNews && !find()) notices.say(notices.words.said.gone);
  return find();
}

function show({ seq }: Message): void {
  const row = document.getElementById(`message-${seq}`);
  if (row) showPlace(row);
}
