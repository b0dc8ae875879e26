import type { ChatView } from "../../../../views/chat-props.ts";
import type { WireError } from "../../../shared/errors.ts";
import type { Opened } from "../../../shared/state/state.ts";
import type { Words } from "../../../words/words.ts";
import { textsOf } from "../../input.ts";

/** What the plain composer sends. */
export interface Draft {
  key: string;
  text: string;
  /** The id of the message it answers; empty for none. */
  replyTo: string;
}

/** Where it goes: into a conversation, or to a receiver as the first message of one. */
export type Target = Exclude<Opened, { kind: "none" }>;

/** Forms send line ends as CR LF; a message knows LF alone. */
export function draftOf(body: unknown): Draft {
  const { key, text, replyTo } = textsOf(["key", "text", "replyTo"], body);
  return { key: key.toLowerCase(), text: text.replaceAll(/\r\n?/g, "\n"), replyTo };
}

/** The composer again as it was, with the reason. */
export function keptDraft(
  { key, text, replyTo }: Draft,
  error: WireError,
  { composer }: Words,
): Partial<ChatView> {
  const { code, message } = error;
  const replyingTo = replyTo || null;
  if (code === "conflict") {
    // Somebody went back to the form of a message that was sent, and wrote another: that one needs its own key.
    return { draft: text, replyingTo, notice: composer.sentBefore };
  } else {
    return { draft: text, replyingTo, formKey: key, notice: message };
  }
}
