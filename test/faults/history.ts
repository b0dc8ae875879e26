import { createHash } from "node:crypto";
import type { ErrorCode } from "../../src/shared/errors.ts";
import type { Conversation, Message, Receipt } from "../../src/shared/model.ts";

/**
 * What devices did and saw, in the order in which it happened in this process: plain values, one line of JSON
 * each. `check-history.ts` judges it afterwards. A device that crashes and comes back empty is another device.
 */
export type HistoryEntry =
  /** The device is about to ask for a message, for the first time or once more. */
  | { type: "invoke"; device: string; conversationId: string; key: string; text: string }
  /** The server said yes. `seq` is null where the device's own code does not tell it. */
  | { type: "ok"; device: string; key: string; seq: number | null }
  /** The server said no. */
  | { type: "fail"; device: string; key: string; code: ErrorCode }
  /** No answer came: the message may be there or not. */
  | { type: "unknown"; device: string; key: string }
  /** The device is about to ask for another text, or for a deletion (`text` is then the mark of an empty one). */
  | { type: "change"; device: string; conversationId: string; seq: number; text: string }
  /** The device now holds this revision. `isPaged`: as part of a page of history, which starts it over. */
  | ({ type: "observe"; device: string; conversationId: string; isPaged: boolean } & SeenMessage)
  /** The device now believes this of somebody's watermarks. */
  | ({ type: "receipt"; device: string; conversationId: string } & Receipt);

/** One revision of one message. `text` and `revision` are marks (`markOf`) of its text and of all its fields. */
export interface SeenMessage {
  seq: number;
  version: number;
  key: string;
  text: string;
  revision: string;
}

/** One conversation as somebody holds it in the end. */
export interface ConversationView {
  conversationId: string;
  version: number;
  seq: number;
  /** In the order in which they are shown. */
  messages: SeenMessage[];
  receipts: Receipt[];
  /** Whether history goes on before the first of `messages`. */
  older: boolean;
}

/** Everything that one device, one fresh client or the tables hold. */
export interface View {
  of: string;
  /** Whose eyes see it; null for the tables. */
  accountId: string | null;
  conversations: ConversationView[];
}

export interface History {
  entries: HistoryEntry[];
  record(entry: HistoryEntry): void;
  /** JSON lines, for a failed run's artefact. */
  toLines(): string;
}

export function createHistory(): History {
  const entries: HistoryEntry[] = [];
  return {
    entries,
    record: (entry) => void entries.push(entry),
    toLines: () => entries.map((entry) => JSON.stringify(entry)).join("\n"),
  };
}

/** A short name for a text: two different ones have the same by chance once in 2⁸⁰. */
export function markOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 14);
}

export function seenMessage(message: Message): SeenMessage {
  const { seq, version, key, text } = message;
  return { seq, version, key, text: markOf(text), revision: revisionOf(message) };
}

/** All fields of a message, whatever their order in the object. */
function revisionOf(message: Message): string {
  return markOf(JSON.stringify(Object.entries(message).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** A conversation with the messages that are held of it. */
export function conversationView(
  { id, version, seq, receipts }: Pick<Conversation, "id" | "version" | "seq" | "receipts">,
  messages: Message[],
  older: boolean,
): ConversationView {
  return { conversationId: id, version, seq, messages: messages.map(seenMessage), receipts, older };
}
