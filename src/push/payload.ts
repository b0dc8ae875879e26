import { noticeText } from "../../views/notices/notice-text.ts";
import type { Pushed } from "../shared/push.ts";
import type { Catalogues } from "../words/catalogues.ts";
import { saidIn } from "../words/said-in.ts";
import type { News } from "./news.ts";
import type { PushSubscription } from "./ports.ts";

/** What a device is told, in its language, and with the words of a message only where somebody chose so there. */
export function payloadFor(
  { language, words }: Pick<PushSubscription, "language" | "words">,
  news: News,
  catalogues: Catalogues,
): Pushed {
  const { conversationId, seq, from, count, unread, said } = news;
  const ours = { ...catalogues[language], locale: language };
  const name = from?.deleted ? ours.thread.deletedAccount : (from?.name ?? "");
  const told = { from: name, count, words: said ? saidIn(said, ours) : "" };
  const text = noticeText(told, words && said !== null, ours);
  return { kind: "news", conversationId, seq, count, unread, ...text };
}

export function testFor({ language }: Pick<PushSubscription, "language">, catalogues: Catalogues): Pushed {
  return { kind: "test", title: "Parley", body: catalogues[language].notices.test };
}
