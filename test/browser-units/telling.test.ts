import { expect, test } from "vitest";
import { showingBy } from "../../src/browser/notices/showing.ts";
import { isRead, type News, tellOfArrivals } from "../../src/browser/notices/telling.ts";
import { createStore } from "../../src/browser/store.ts";
import { apply } from "../../src/shared/state/apply.ts";
import { noticeText } from "../../views/notices/notice-text.ts";
import { englishWords } from "../words/english-words.ts";
import { handWoundTime } from "./hand-wound-time.ts";
import { anna, conversationWith, me, messageIn, noCounts, nothingYet } from "./sample.ts";

test("what nobody reads within two seconds is told once, with how much it is", () => {
  const { arrive, time, told } = desk();
  arrive(1);
  time.advance(1_500);
  arrive(2);
  expect(told).toEqual([]);
  time.advance(500);
  expect(told).toEqual([
    { conversationId: "c", from: anna, count: 2, seq: 2, said: messageIn("c", 2, anna.id) },
  ]);
  time.advance(10_000);
  expect(told).toHaveLength(1);
});

test("what is read on another device within two seconds is not told, and what was told is taken back", () => {
  const { arrive, read, time, told, unsaid } = desk();
  arrive(1);
  time.advance(1_000);
  read(1);
  time.advance(5_000);
  expect(told).toEqual([]);
  arrive(2);
  time.advance(2_000);
  expect(told).toHaveLength(1);
  read(2);
  expect(unsaid.at(-1)).toBe("c");
});

test("nothing is told of the conversation before one's eyes, nor of one's own words", () => {
  const { arrive, chat, time, told } = desk(() => true);
  chat.dispatch({ type: "conversation:chosen", conversationId: "c" });
  arrive(1);
  time.advance(2_000);
  chat.dispatch({ type: "nothing:chosen" });
  arrive(2, me);
  time.advance(2_000);
  expect(told).toEqual([]);
});

test("what was pushed here and read elsewhere is taken back, and what may be unread stays up", async () => {
  const { chat, arrive } = desk();
  const closed: string[] = [];
  const notices = ["c", "an older one", "test"].map((tag) => ({ tag, close: () => closed.push(tag) }));
  // Of a registration, nothing else is asked.
  const registration = { getNotifications: async () => notices } as unknown as ServiceWorkerRegistration;
  const showing = showingBy(Promise.resolve(registration), englishWords);
  await showing.tidy((id) => isRead(chat.get(), id));
  expect(closed).toEqual(["c"]);
  arrive(1);
  await showing.tidy((id) => isRead(chat.get(), id));
  expect(closed).toEqual(["c"]);
});

test("a notice has the words only if they are wanted, and then no more than fit", () => {
  const news = { from: "Anna", count: 1, words: "the secret plan" };
  expect(noticeText(news, false, englishWords)).toEqual({ title: "Anna", body: "New message" });
  expect(noticeText(news, true, englishWords)).toEqual({ title: "Anna", body: "the secret plan" });
  expect(noticeText({ ...news, count: 3 }, true, englishWords).body).toBe("3 new messages");
  expect([...noticeText({ ...news, words: "👍".repeat(500) }, true, englishWords).body]).toHaveLength(160);
});

function desk(isLooking = () => false) {
  const conversations = [conversationWith(anna, "c")];
  const chat = createStore(
    apply(nothingYet, {
      type: "inbox:fetched",
      page: { epoch: "e", conversations, more: false, counts: noCounts },
    }),
    apply,
  );
  const time = handWoundTime();
  const told: News[] = [];
  const unsaid: string[] = [];
  tellOfArrivals({
    chat,
    time,
    isLooking,
    tell: (news) => told.push(news),
    unsay: (conversationId) => unsaid.push(conversationId),
  });
  const arrive = (seq: number, author = anna.id) => {
    const message = messageIn("c", seq, author);
    chat.dispatch({ type: "message:created", epoch: "e", conversationId: "c", version: seq, message });
  };
  const read = (readSeq: number) => {
    const receipt = { accountId: me, deliveredSeq: readSeq, readSeq };
    chat.dispatch({ type: "receipt:changed", conversationId: "c", receipt });
  };
  return { chat, time, told, unsaid, arrive, read };
}
