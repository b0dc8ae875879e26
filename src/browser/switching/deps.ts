import type { ChatActions } from "../../../views/chat-props.ts";
import type { Http } from "../line/http.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";

/** What going to a conversation by its name needs. */
export interface SwitcherDeps {
  chat: Chat;
  http: Http;
  notices: Notices;
  time: Time;
  actions: Pick<ChatActions, "chooseConversation" | "chooseReceiver">;
}
