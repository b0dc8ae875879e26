import type { InboxFilter } from "../src/shared/inbox-filter.ts";
import type { ChatState } from "../src/shared/state/state.ts";
import type { ChatWords } from "../src/words/words.ts";
import type { FilesView } from "./thread/files/files-view.ts";

/** What the chat page is drawn from, beside the state: this reader's clock, place and half-typed words. */
export interface ChatView {
  /** The present moment, ms; ticks once a minute. */
  now: number;
  /** IANA name; "UTC" until the script knows better. */
  timeZone: string;
  /** BCP 47. */
  locale: string;
  /** Whether the script runs: without it, every control is a plain link or form. */
  live: boolean;
  /** Names the message that the plain form would send, so that sending it twice stores it once. */
  formKey: string;
  /** The text in the composer of the open thread. */
  draft: string;
  /** What is half written elsewhere: by conversation id, or by "with " and the receiver's id before there is one. */
  drafts: Record<string, string>;
  /** The message that the composer edits; null when it writes a new one. */
  editing: string | null;
  /** The message that the composer answers; null when it answers none. */
  replyingTo: string | null;
  /** The key of the message that was sent a moment ago and can be taken back with one press. */
  undoable: string | null;
  /** Whether the newest message is in sight, and how many arrived since it was. */
  atLatest: boolean;
  newBelow: number;
  loadingOlder: boolean;
  /** Files on their way from this device; null until the script can take some. */
  files: FilesView | null;
  /** Whether this device tells of new messages; null until the script knows. */
  bell: "on" | "off" | null;
  /** One line about the connection or the last act, for the status region; null when all is well. */
  notice: string | null;
}

/** The view of a page that nobody has touched and whose reader is not known. */
export const plainView: ChatView = {
  now: 0,
  timeZone: "UTC",
  locale: "en",
  live: false,
  formKey: "",
  draft: "",
  drafts: {},
  editing: null,
  replyingTo: null,
  undoable: null,
  atLatest: true,
  newBelow: 0,
  loadingOlder: false,
  files: null,
  bell: null,
  notice: null,
};

/** What a person can do on the chat page. All no-ops on the server. */
export interface ChatActions {
  chooseConversation(conversationId: string): void;
  chooseReceiver(receiverId: string): void;
  showList(): void;
  chooseFilter(filter: InboxFilter): void;
  loadMoreThreads(): void;
  loadOlder(): void;
  loadNewer(): void;
  jumpToLatest(): void;
  write(text: string): void;
  send(): void;
  retry(key: string): void;
  discard(key: string): void;
  /** Sends what was refused for one of its files without that file. */
  sendWithout(key: string): void;
  edit(messageId: string): void;
  cancelEdit(): void;
  remove(messageId: string): void;
  reply(messageId: string): void;
  cancelReply(): void;
  /** Gives the reaction, or takes one's own back. */
  react(messageId: string, emoji: string): void;
  /** All that can be done with a message, or its reactions alone. */
  openMenu(messageId: string, only?: "reactions"): void;
  /** Shows a message in its place, wherever in the history it is. */
  jumpTo(messageId: string): void;
  /** Takes back what was just sent, and gives the text back. */
  undo(messageId: string): void;
  pickEmoji(): void;
  /** Shows a picture of the open conversation by itself. */
  showPicture(fileId: string): void;
  close(conversationId: string): void;
  reopen(conversationId: string): void;
  signOut(): void;
}

export interface ChatProps {
  state: ChatState;
  /** All that the page says, in the language of its reader. */
  words: ChatWords;
  view: ChatView;
  actions: ChatActions;
}
