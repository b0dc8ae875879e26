import type { InboxFilter } from "../../shared/inbox-filter.ts";
import { limits } from "../../shared/limits.ts";
import type { ConversationPage } from "../../shared/protocol.ts";
import type { Http } from "../line/http.ts";
import type { Loading } from "../line/loading.ts";
import { rememberHere } from "../screen/remember-here.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";

interface Deps {
  chat: Chat;
  http: Http;
  loading: Pick<Loading, "once">;
  notices: Pick<Notices, "words">;
}

/** Shows the conversations of a filter, on this device from now on. */
export async function showFilter(filter: InboxFilter, deps: Deps): Promise<void> {
  rememberHere(document, "inbox", filter);
  deps.chat.dispatch({ type: "filter:chosen", filter });
  if (!deps.chat.get().inbox.lists[filter]) await showFirst(deps);
}

/** Shows the next page of the list. */
export function showMore(deps: Deps): Promise<void> {
  const { filter, lists } = deps.chat.get().inbox;
  return load(deps, filter, lists[filter]?.last ?? null);
}

/** Asks anew for the first page of the list, and for how many conversations there are. */
export function showFirst(deps: Deps): Promise<void> {
  return load(deps, deps.chat.get().inbox.filter, null);
}

function load(
  { chat, http, loading, notices }: Deps,
  filter: InboxFilter,
  before: string | null,
): Promise<void> {
  const query = new URLSearchParams({ filter, limit: `${limits.inboxPage}`, ...(before && { before }) });
  return loading.once(`inbox ${filter} ${before}`, notices.words.said.cannotLoadThreads, async () => {
    const page = await http.get<ConversationPage>(`/api/conversations?${query}`);
    chat.dispatch({ type: "inbox:fetched", page, filter, isNext: before !== null });
  });
}
