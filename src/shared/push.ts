import type { Language } from "./language.ts";

/** What a push says to the service worker, encrypted on its way. The text is in the language of the device. */
export type Pushed = { title: string; body: string } & (
  | { kind: "test" }
  | {
      kind: "news";
      conversationId: string;
      /** The conversation's newest position: what is older than a notice that is up is not told again. */
      seq: number;
      /** What is unread in it, and in all conversations. */
      count: number;
      unread: number;
    }
);

/** How push stands for one session. */
export interface PushStanding {
  /** What a browser subscribes with; null where push is switched off. */
  key: string | null;
  /** Where this session's device is pushed to, and how; null for nowhere. */
  subscription: { endpoint: string; words: boolean; language: Language } | null;
}
