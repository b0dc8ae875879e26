/** What this account's tabs tell each other about the outbox that they share. */
export type News = { type: "changed" } | { type: "sent"; key: string } | { type: "wiped" };

export interface OtherTabs {
  tell(news: News): void;
  listen(hear: (news: News) => void): void;
}

export function otherTabsOn(channel: BroadcastChannel): OtherTabs {
  return {
    tell: (news) => channel.postMessage(news),
    listen(hear) {
      channel.onmessage = ({ data }) => hear(data as News); // Only our own tabs speak on it.
    },
  };
}
