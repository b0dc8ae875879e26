import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Request } from "../../src/browser/line/asking.ts";
import { createSending } from "../../src/browser/line/sending.ts";
import { outboxInMemory } from "../../src/browser/outbox/outbox.ts";
import { createStore } from "../../src/browser/store.ts";
import { AppError } from "../../src/shared/errors.ts";
import { apply } from "../../src/shared/state/apply.ts";
import { startApp } from "../app.ts";
import { connect } from "../device.ts";
import { englishWords } from "../words/english-words.ts";
import { openTab, type Tab } from "./tab.ts";

/** Sam sits at the page and Rita listens on a device. */
async function scene() {
  const app = await startApp();
  const people = { rita: await app.owner("Rita"), sam: await app.sender("Sam") };
  const rita = await connect(app.url, people.rita.token);
  const sam = await openTab(app, people.sam);
  const receiverId = people.rita.account.id;
  return { app, people, rita, sam, receiverId };
}

async function talking() {
  const start = await scene();
  const { sam, receiverId } = start;
  sam.sending.send({ receiverId }, "first");
  await sam.until(({ outbox, threads }) => outbox.length === 0 && Object.keys(threads).length === 1);
  const [id = ""] = Object.keys(sam.chat.get().threads);
  return { ...start, id };
}

const isSent = ({ outbox }: { outbox: unknown[] }) => outbox.length === 0;
const isThere = (threads: object) => Object.keys(threads).length > 0;
const texts = (tab: Tab, id: string) => tab.thread(id).messages.map(({ text }) => text);
const heardTexts = (rita: { heard: { name: string; payload: unknown }[] }) =>
  rita.heard.flatMap(({ payload }) => (payload as { message?: { text: string } }).message?.text ?? []);

describe("a message that is sent", () => {
  test("stands in the outbox at once, and is settled by its acknowledgement", async () => {
    const { sam, id } = await talking();
    sam.sending.send({ conversationId: id }, "second");
    expect(sam.chat.get().outbox).toMatchObject([{ text: "second", status: "sending", error: null }]);
    await sam.until(isSent);
    expect(texts(sam, id)).toEqual(["first", "second"]);
  });

  test("keeps its place behind those written before it", async () => {
    const { sam, rita, id } = await talking();
    const lines = Array.from({ length: 30 }, (_, at) => `line ${at}`);
    for (const text of lines) sam.sending.send({ conversationId: id }, text);
    await sam.until(isSent);
    expect(texts(sam, id)).toEqual(["first", ...lines]);
    await rita.settled();
    expect(heardTexts(rita)).toEqual(["first", ...lines]);
  });

  test("waits while the line is down and goes out, in order, when it is back", async () => {
    const { sam, rita, id } = await talking();
    sam.leave();
    for (const text of ["one", "two", "three"]) sam.sending.send({ conversationId: id }, text);
    expect(sam.chat.get().outbox.map(({ status }) => status)).toEqual(["sending", "sending", "sending"]);
    await sam.comeBack();
    await sam.until(isSent);
    await rita.settled();
    expect(heardTexts(rita)).toEqual(["first", "one", "two", "three"]);
  });

  test("that fills a gap's far side is shown as sent until the catch-up brings its place", async () => {
    const { sam, rita, id } = await talking();
    sam.loses = (event) => event.type === "message:created" && event.message.text === "lost on the way";
    await rita.ask("message:send", { conversationId: id, key: randomUUID(), text: "lost on the way" });
    const statuses = new Set<string>();
    sam.chat.subscribe((_event, { outbox }) => {
      for (const { status } of outbox) statuses.add(status);
    });
    sam.sending.send({ conversationId: id }, "mine");
    await sam.until(isSent);
    expect(texts(sam, id)).toEqual(["first", "lost on the way", "mine"]);
    expect([...statuses]).toEqual(["sending", "sent"]);
  });
});

/** Sam's outbox over a line of which the test decides what gets through. */
async function badLine(
  decide: (name: string, wish: { text?: string | undefined }) => "lost" | "unanswered" | "fine" | "too many",
) {
  const start = await talking();
  const device = await connect(start.app.url, start.people.sam.token);
  const chat = createStore(start.sam.chat.get(), apply);
  const request: Request = async (name, wish) => {
    const fate = decide(name, wish as { text?: string }); // Every request here is one that carries a text.
    if (fate === "too many") throw new AppError("too_many", "Too often.", { retryAfterMs: 8_000 });
    const answer = fate === "lost" ? undefined : await device.ask(name, wish);
    if (answer === undefined || fate === "unanswered") throw new AppError("unavailable", "No answer.");
    return answer;
  };
  const { time, catchUp } = start.sam;
  const fetchConversation = catchUp.fetch;
  const newKey = () => randomUUID();
  const said: (string | null)[] = [];
  const notices = { words: englishWords, set: (_topic: string, line: string | null) => void said.push(line) };
  const outbox = outboxInMemory;
  const upload = async () => [];
  const sending = createSending({ chat, request, fetchConversation, outbox, notices, time, newKey, upload });
  const settled = async () => {
    while (chat.get().outbox.length > 0) {
      time.advance(1_000);
      await new Promise(setImmediate);
    }
    await start.rita.settled();
  };
  return { ...start, chat, sending, settled, said };
}

describe("a bad line", () => {
  test("that swallows acknowledgements leads to the same message again, which is stored once", async () => {
    let swallowed = 0;
    const { rita, chat, sending, settled, id } = await badLine(() => {
      swallowed += 1;
      return swallowed <= 3 ? "unanswered" : "fine";
    });
    sending.send({ conversationId: id }, "once");
    await settled();
    expect(swallowed).toBe(4);
    expect(heardTexts(rita)).toEqual(["first", "once"]);
    expect(chat.get().threads[id]?.messages.map(({ text }) => text)).toEqual(["first", "once"]);
  });

  test("of somebody who sends too much says why a message waits, and until when", async () => {
    let tries = 0;
    const { rita, sending, settled, said, id } = await badLine(() => {
      tries += 1;
      return tries === 1 ? "too many" : "fine";
    });
    sending.send({ conversationId: id }, "one more");
    await settled();
    expect(said).toEqual(["Too many messages at once. The rest goes out in 9 seconds.", null]);
    expect(heardTexts(rita)).toEqual(["first", "one more"]);
  });

  test("that lets nothing through for a while is told of until it does", async () => {
    let tries = 0;
    const { sending, settled, said, id } = await badLine(() => {
      tries += 1;
      return tries <= 9 ? "lost" : "fine";
    });
    sending.send({ conversationId: id }, "one more");
    await settled();
    const waits = "Your messages are not getting through just now. They go out as soon as they can.";
    expect([...new Set(said)]).toEqual([waits, null]);
    expect(said.at(-1)).toBeNull();
  });

  test("that loses a message does not let the next overtake it", async () => {
    let tries = 0;
    const { rita, sending, settled, id } = await badLine((_name, { text }) => {
      if (text === "one") tries += 1;
      return text === "one" && tries <= 2 ? "lost" : "fine";
    });
    for (const text of ["one", "two", "three"]) sending.send({ conversationId: id }, text);
    await settled();
    expect(tries).toBe(3);
    expect(heardTexts(rita)).toEqual(["first", "one", "two", "three"]);
  });
});

describe("a message that is refused for good", () => {
  test("says why, and does not hold up the next", async () => {
    const { sam, id } = await talking();
    sam.sending.send({ conversationId: id }, "x".repeat(4_001));
    sam.sending.send({ conversationId: id }, "short");
    await sam.until(() => texts(sam, id).includes("short"));
    const [failed] = sam.chat.get().outbox;
    expect(failed).toMatchObject({ status: "failed", error: { code: "too_large" } });
    expect(failed?.error?.message).toMatch(/\w+/);
  });

  test("can be tried again or thrown away", async () => {
    const { sam, id } = await talking();
    sam.sending.send({ conversationId: id }, "x".repeat(4_001));
    const isRefused = () => sam.chat.get().outbox[0]?.status === "failed";
    await sam.until(isRefused);
    const key = sam.chat.get().outbox[0]?.key ?? "";
    sam.sending.retry(key);
    expect(sam.chat.get().outbox[0]).toMatchObject({ key, status: "sending", error: null });
    await sam.until(isRefused);
    sam.sending.discard(key);
    expect(sam.chat.get().outbox).toEqual([]);
  });
});

describe("the first messages to somebody", () => {
  test("make one conversation, in the order in which they were written", async () => {
    const { sam, rita, receiverId } = await scene();
    const strays: unknown[] = [];
    sam.chat.subscribe((_event, _after, before) => {
      // Once there is a conversation, what is on its way belongs to it, so that it is shown there.
      const { outbox, threads } = sam.chat.get();
      if (before.threads === threads)
        strays.push(...outbox.filter(({ to }) => isThere(threads) && "receiverId" in to));
    });
    for (const text of ["one", "two", "three"]) sam.sending.send({ receiverId }, text);
    await sam.until(isSent);
    expect(strays).toEqual([]);
    const ids = Object.keys(sam.chat.get().threads);
    expect(ids).toHaveLength(1);
    expect(texts(sam, ids[0] ?? "")).toEqual(["one", "two", "three"]);
    await rita.settled();
    expect(heardTexts(rita)).toEqual(["one", "two", "three"]);
  });

  test("are sent once even if another tab begins the conversation at the same time", async () => {
    const { app, people, sam, rita, receiverId } = await scene();
    const otherTab = await openTab(app, people.sam);
    sam.sending.send({ receiverId }, "from here");
    otherTab.sending.send({ receiverId }, "from there");
    await Promise.all([sam.until(isSent), otherTab.until(isSent)]);
    await rita.settled();
    expect(heardTexts(rita).sort()).toEqual(["from here", "from there"]);
    expect(Object.keys(sam.chat.get().threads)).toEqual(Object.keys(otherTab.chat.get().threads));
  });
});

describe("changing what was said", () => {
  test("edits and deletes for everybody", async () => {
    const { sam, rita, id } = await talking();
    const [message] = sam.thread(id).messages;
    if (!message) throw new Error("The first message is missing.");
    await sam.sending.edit(message, "better");
    expect(texts(sam, id)).toEqual(["better"]);
    await sam.sending.remove(message);
    expect(sam.thread(id).messages[0]).toMatchObject({ text: "", deletedAt: expect.any(Number) });
    const heard = await rita.hears("message:changed", ({ message: { deletedAt } }) => deletedAt !== null);
    expect(heard.message.id).toBe(message.id);
  });

  test("changes nothing when it is refused, and says why", async () => {
    const { sam, id } = await talking();
    const [message] = sam.thread(id).messages;
    if (!message) throw new Error("The first message is missing.");
    await expect(sam.sending.edit(message, "x".repeat(4_001))).rejects.toMatchObject({ code: "too_large" });
    expect(texts(sam, id)).toEqual(["first"]);
    sam.leave();
    await expect(sam.sending.remove(message)).rejects.toMatchObject({ code: "unavailable" });
    expect(texts(sam, id)).toEqual(["first"]);
  });
});
