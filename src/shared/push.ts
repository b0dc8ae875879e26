/** What a push says to the service worker, encrypted on its way. */
export type Pushed = PushedNews | { kind: "test" };

export interface PushedNews {
  kind: "news";
  conversationId: string;
  /** The conversation's newest position: what is older than a notice that is up is not told again. */
  seq: number;
  from: string;
  count: number;
  /** The newest message's; null where the device is to show none, or where there are none. */
  words: string | null;
  /** Of all conversations, for the icon. */
  unread: number;
}

/** How push stands for one session. */
export interface PushStanding {
  /** What a browser subscribes with; null where push is switched off. */
  key: string | null;
  /** Where this session's device is pushed to; null for nowhere. */
  subscription: { endpoint: string; words: boolean } | null;
}
