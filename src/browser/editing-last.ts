import { lastOwn } from "../shared/permissions.ts";
import { openThread, type Thread } from "../shared/state/state.ts";
import type { Drafts } from "./drafts/drafts.ts";
import type { Loading } from "./line/loading.ts";
import { isOnItsWay } from "./pointing.ts";
import type { Notices } from "./status-line.ts";
import type { Chat, View } from "./store.ts";

interface Deps {
  chat: Chat;
  view: View;
  drafts: Pick<Drafts, "beginEdit">;
  loading: Pick<Loading, "newest">;
  notices: Notices;
}

/** Edits one's last message where it is not in sight: at the newest of the history, or says why not. */
export async function editLastOf(begun: Thread, deps: Deps): Promise<void> {
  const { chat, view, drafts, loading, notices } = deps;
  const { said } = notices.words;
  if (isOnItsWay(chat.get(), begun)) return notices.say(said.notOutYet);
  const { conversation, newer } = begun;
  if (newer) {
    await loading.newest(conversation.id);
    view.dispatch({ atLatest: true, newBelow: 0 });
  }
  const thread = openThread(chat.get());
  // Meanwhile somebody may have gone on, or nothing came: that was said.
  if (thread?.conversation.id !== conversation.id || thread.newer) return;
  const last = lastOwn(thread, chat.get().me.id);
  if (last) drafts.beginEdit(last);
  else notices.say(thread.older ? said.editFartherUp : said.nothingToEdit);
}
