import type { OutboxItem } from "../../shared/state/state.ts";

/** What this device keeps of a message: what was written, to whom, when, and why it was refused if it was. */
export type KeptItem = Pick<OutboxItem, "key" | "to" | "text" | "replyTo" | "files" | "at" | "error">;

/** One account's unsent messages on this device. Everything rejects when the device cannot keep them. */
export interface OutboxStorage {
  /** In the order in which they were first put. */
  all(): Promise<KeptItem[]>;
  /** Resolves once it is on disk. What was put before under the same key keeps its place. */
  put(item: KeptItem): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}
