import type { OwnAccount } from "../../shared/model.ts";
import type { Preferences } from "../../shared/preferences.ts";
import type { Chat } from "../store.ts";
import type { Http } from "./http.ts";
import { refusalOf } from "./retrying.ts";

/** After a time without a line: what one is called now, and what one chose, may have been changed elsewhere. */
export function keepOwnAccount(chat: Chat, http: Pick<Http, "get">): void {
  chat.subscribe((event, _after, before) => {
    const isBack = event.type === "connection:changed" && event.connection === "online";
    if (event.type === "resync" || (isBack && before.connection === "offline")) void fetchAccount();
  });

  async function fetchAccount(): Promise<void> {
    try {
      const answer = await http.get<{ account: OwnAccount; preferences: Preferences }>("/api/me");
      chat.dispatch({
        type: "account:changed",
        account: { id: answer.account.id, name: answer.account.name },
      });
      chat.dispatch({ type: "preferences:changed", preferences: answer.preferences });
    } catch (error) {
      refusalOf(error); // The page works with what it knows; the next line asks again.
    }
  }
}
