import type { ChatActions } from "../../../views/chat-props.ts";
import type { Http } from "../line/http.ts";
import type { Loading } from "../line/loading.ts";
import type { Rarely } from "../rarely.ts";
import type { ComposerField } from "../screen/composer-field.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";

/** What the shortcuts are made of. */
export interface Deps {
  chat: Chat;
  http: Http;
  loading: Pick<Loading, "once">;
  notices: Notices;
  field: Pick<ComposerField, "focus">;
  time: Time;
  rarely: Rarely;
  actions: Pick<ChatActions, "chooseConversation" | "chooseReceiver">;
}
