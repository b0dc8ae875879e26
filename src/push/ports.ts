import type { Language } from "../shared/language.ts";

/** What pushing needs of a store. The same promises as in chat/ports.ts. */
export interface PushStore {
  /**
   * Keeps where a session's device is pushed to: one for each session, and for each endpoint the newest alone. It goes
   * with its session. Without `words` or `language` these stay as they were. `not_found` for a session that has ended.
   */
  savePushSubscription(wish: PushWish): Promise<void>;
  /** The session's; where an endpoint is named, only if it is still that one. */
  removePushSubscription(sessionId: string, endpoint?: string): Promise<void>;
  /** The session's; null for none. */
  pushSubscription(sessionId: string): Promise<PushSubscription | null>;
  /** All of an account's, of sessions that were not ended; the newest, and at most 50. */
  pushSubscriptions(accountId: string): Promise<PushSubscription[]>;
}

export interface PushSubscription {
  sessionId: string;
  /** An address of the browser's push service: whoever knows it can reach the device, so it is in no log. */
  endpoint: string;
  /** The browser's public key and its secret (RFC 8291), base64url. */
  p256dh: string;
  auth: string;
  /** Whether the notice has the words of a message, or only who wrote. */
  words: boolean;
  language: Language;
}

/** What a device asks for; what it leaves out stays as it was. */
export interface PushDevice extends Omit<PushSubscription, "words" | "language"> {
  words: boolean | undefined;
  language: Language | undefined;
}

export interface PushWish extends PushDevice {
  at: number;
}

/** Runs the action after `ms`; calling the answer calls it off. */
export type After = (ms: number, action: () => void) => () => void;
