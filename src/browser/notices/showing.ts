import { noticeText } from "../../../views/notices/notice-text.ts";
import { named } from "../../../views/words/names-of-deleted.ts";
import { saidIn } from "../../words/said-in.ts";
import type { ChatWords } from "../../words/words.ts";
import type { News } from "./telling.ts";

/** Puts up what the system shows. One notice for each conversation: the next takes its place. */
export interface Showing {
  show(news: News, withWords: boolean): Promise<void>;
  /** Whether a notice of that, or of something newer, is up: a push may have come first. */
  isUp(news: News): Promise<boolean>;
  test(): Promise<void>;
  close(conversationId: string): Promise<void>;
  /** Takes back what was pushed here and read elsewhere, while no page was open to hear of it. */
  tidy(isRead: (conversationId: string) => boolean): Promise<void>;
}

interface SystemNotice extends NotificationOptions {
  // Not in the types yet: rings again for the next message although the notice is still up.
  renotify?: boolean;
}

export function showingBy(
  worker: Promise<ServiceWorkerRegistration | null>,
  words: Pick<ChatWords, "locale" | "notices" | "files" | "thread">,
): Showing {
  const put = async (title: string, notice: SystemNotice): Promise<void> =>
    (await worker)?.showNotification(title, { ...notice, ...ours });
  return {
    show: (news, withWords) => {
      const from = named(news.from, words.thread.deletedAccount)?.name ?? "";
      const told = { from, count: news.count, words: saidIn(news.said, words) };
      const { title, body } = noticeText(told, withWords, words);
      const data = { path: pathOf(news.conversationId), seq: news.seq };
      return put(title, { body, tag: news.conversationId, data });
    },
    test: () => put("Parley", { body: words.notices.test, tag: "test", data: { path: "/chat" } }),
    async isUp({ conversationId, seq }) {
      return (await shown(conversationId)).some(({ data }) => (data?.seq ?? 0) >= seq);
    },
    async close(conversationId) {
      for (const notice of await shown(conversationId)) notice.close();
    },
    async tidy(isRead) {
      for (const notice of await shown()) if (isRead(notice.tag)) notice.close();
    },
  };

  async function shown(conversationId?: string): Promise<Notification[]> {
    const wish = conversationId === undefined ? {} : { tag: conversationId };
    return (await (await worker)?.getNotifications(wish)) ?? [];
  }
}

/** Ours rings by itself, where the person wants it to. */
const ours = {
  icon: "/icons/icon-192.png",
  badge: "/icons/badge-96.png",
  renotify: true,
  silent: true,
};

function pathOf(conversationId: string): string {
  return `/chat/${encodeURIComponent(conversationId)}`;
}
