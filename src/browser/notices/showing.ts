import { noticeText } from "../../../views/notices/notice-text.ts";
import type { ChatWords } from "../../words/words.ts";
import type { News } from "./telling.ts";

/** Puts up what the system shows. One notice for each conversation: the next takes its place. */
export interface Showing {
  show(news: News, withWords: boolean): Promise<void>;
  test(): Promise<void>;
  close(conversationId: string): Promise<void>;
}

interface SystemNotice extends NotificationOptions {
  // Not in the types yet: rings again for the next message although the notice is still up.
  renotify?: boolean;
}

export function showingBy(
  worker: Promise<ServiceWorkerRegistration | null>,
  words: Pick<ChatWords, "locale" | "notices">,
): Showing {
  return {
    show: (news, withWords) => {
      const { title, body } = noticeText(news, withWords, words);
      return put(title, { body, tag: news.conversationId, data: { path: pathOf(news.conversationId) } });
    },
    test: () => put("Parley", { body: words.notices.test, tag: "test", data: { path: "/chat" } }),
    async close(conversationId) {
      const registration = await worker;
      const shown = (await registration?.getNotifications({ tag: conversationId })) ?? [];
      for (const notice of shown) notice.close();
    },
  };

  async function put(title: string, options: SystemNotice): Promise<void> {
    const registration = await worker;
    // Ours rings by itself, where the person wants it to.
    const all = { ...options, icon: "/icons/icon-192.png", renotify: true, silent: true };
    await registration?.showNotification(title, all);
  }
}

function pathOf(conversationId: string): string {
  return `/chat/${encodeURIComponent(conversationId)}`;
}
