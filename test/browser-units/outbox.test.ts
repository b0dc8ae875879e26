import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { otherTabsOn } from "../../src/browser/outbox/other-tabs.ts";
import { keepOutbox } from "../../src/browser/outbox/outbox.ts";
import { turnsAmongTabs } from "../../src/browser/outbox/turns.ts";
import type { OutboxItem } from "../../src/shared/state/state.ts";
import { startApp } from "../app.ts";
import { connect } from "../device.ts";
import { handWoundTime } from "./hand-wound-time.ts";
import { keptInMemory } from "./kept-in-memory.ts";
import { openTab, type Tab } from "./tab.ts";

/** Sam's device, on which tabs come and go; Rita listens on another. */
async function scene(locks?: "locks" | "no locks") {
  const app = await startApp();
  const people = { rita: await app.owner("Rita"), sam: await app.sender("Sam") };
  const rita = await connect(app.url, people.rita.token);
  const storage = keptInMemory();
  const name = randomUUID();
  const wiped: string[] = [];

  const open = (locks: "locks" | "no locks" = "locks") =>
    openTab(app, people.sam, ({ chat, notices, time }) => {
      const channel = new BroadcastChannel(name);
      onTestFinished(() => channel.close());
      const otherTabs = otherTabsOn(channel);
      const inTurn = turnsAmongTabs(locks === "locks" ? navigator.locks : undefined, name, time);
      const wipedElsewhere = () => void wiped.push("wiped");
      return keepOutbox({ chat, storage, inTurn, otherTabs, notices, time, wipedElsewhere });
    });

  const sam = await open(locks);
  sam.sending.send({ receiverId: people.rita.account.id }, "first");
  await sam.until(({ outbox, threads }) => outbox.length === 0 && Object.keys(threads).length === 1);
  const [id = ""] = Object.keys(sam.chat.get().threads);
  const say = (tab: Tab, ...texts: string[]) => {
    for (const text of texts) tab.sending.send({ conversationId: id }, text);
  };
  const heard = async (count: number) => {
    await rita.hears("message:created", ({ message }) => message.seq === count);
    await rita.settled();
    return rita.heard.flatMap(({ payload }) => (payload as Heard).message?.text ?? []);
  };
  return { app, people, rita, storage, open, sam, id, say, heard, wiped };
}

interface Heard {
  message?: { text: string };
}

const isEmpty = ({ outbox }: { outbox: OutboxItem[] }) => outbox.length === 0;
const textsOf = ({ outbox }: { outbox: OutboxItem[] }) => outbox.map(({ text }) => text);
const holds =
  (...texts: string[]) =>
  (state: { outbox: OutboxItem[] }) =>
    textsOf(state).join() === texts.join();
const areKept = ({ outbox }: { outbox: OutboxItem[] }) => outbox.every(({ saving }) => !saving);

describe("what is sent", () => {
  test("is on disk before it is tried", async () => {
    const { sam, rita, storage, say, heard } = await scene();
    const release = storage.hold();
    say(sam, "second");
    expect(sam.chat.get().outbox).toMatchObject([{ text: "second", status: "sending", saving: true }]);
    await sam.catchUp.fetch(Object.keys(sam.chat.get().threads)[0] ?? "");
    await rita.settled();
    expect(rita.heard.filter(({ name }) => name === "message:created")).toHaveLength(1);
    release();
    expect(await heard(2)).toEqual(["first", "second"]);
    await sam.until(isEmpty);
    expect(storage.rows).toEqual([]);
  });

  test("outlives a tab that dies before it could try, and goes out once and in order from the next", async () => {
    const { sam, storage, open, say, heard } = await scene();
    sam.leave();
    say(sam, "one", "two", "three");
    await sam.until(areKept);
    expect(storage.rows.map(({ text }) => text)).toEqual(["one", "two", "three"]);
    const next = await open();
    expect(await heard(4)).toEqual(["first", "one", "two", "three"]);
    await next.until(isEmpty);
    await expect.poll(() => storage.rows).toEqual([]);
  });

  test("and stored, but not acknowledged before the tab died, is settled and not sent twice", async () => {
    const { app, people, sam, rita, storage, open, id, say, heard } = await scene();
    sam.leave();
    say(sam, "one", "two");
    await sam.until(areKept);
    const device = await connect(app.url, people.sam.token);
    const [row] = storage.rows;
    await device.ask("message:send", { conversationId: id, key: row?.key ?? "", text: "one" });
    const next = await open();
    expect(await heard(3)).toEqual(["first", "one", "two"]);
    await next.until(isEmpty);
    await rita.settled();
    expect(await heard(3)).toHaveLength(3);
  });

  test("is kept with its reason when it was refused, until the person throws it away", async () => {
    const { sam, storage, open, say } = await scene();
    say(sam, "x".repeat(4_001));
    await sam.until(({ outbox }) => outbox[0]?.status === "failed");
    await expect.poll(() => storage.rows[0]?.error?.code).toBe("too_large");
    const next = await open();
    await next.until(({ outbox }) => outbox[0]?.status === "failed");
    expect(next.chat.get().outbox[0]?.error?.message).toMatch(/\w+/);
    next.sending.discard(next.chat.get().outbox[0]?.key ?? "");
    await sam.until(isEmpty);
    expect(storage.rows).toEqual([]);
  });
});

describe("two tabs of one person", () => {
  test.each(["locks", "no locks"] as const)(
    "show one outbox and send it once, in order, in a browser with %s",
    async (locks) => {
      const { sam, open, say, heard } = await scene(locks);
      const other = await open(locks);
      sam.leave();
      other.leave();
      say(sam, "one");
      await sam.until(areKept);
      await other.until(holds("one"));
      say(other, "two");
      await sam.until(holds("one", "two"));
      await Promise.all([sam.comeBack(), other.comeBack()]);
      await Promise.all([sam.until(isEmpty), other.until(isEmpty)]);
      expect(await heard(3)).toEqual(["first", "one", "two"]);
    },
  );

  test("agree on what one of them throws away", async () => {
    const { sam, storage, open, say, heard } = await scene();
    const other = await open();
    sam.leave();
    other.leave();
    say(sam, "keep", "drop");
    await other.until(holds("keep", "drop"));
    other.sending.discard(other.chat.get().outbox[1]?.key ?? "");
    await sam.until(holds("keep"));
    await sam.comeBack();
    expect(await heard(2)).toEqual(["first", "keep"]);
    await sam.until(isEmpty);
    expect(storage.rows).toEqual([]);
  });

  test("forget everything when one of them signs out", async () => {
    const { sam, storage, open, say, wiped } = await scene();
    const other = await open();
    sam.leave();
    other.leave();
    say(sam, "unsent");
    await other.until(holds("unsent"));
    await sam.outbox.wipe();
    expect(storage.rows).toEqual([]);
    await expect.poll(() => wiped).toEqual(["wiped"]);
    // Whoever was asked once is not asked by the browser as well.
    for (const tab of [sam, other]) expect(tab.outbox.isKept()).toBe(true);
  });
});

describe("what waited for more than a day", () => {
  const dayMs = 24 * 60 * 60 * 1_000;

  test.each([
    ["by this device's clock", dayMs + 1],
    ["by a clock that has gone back since", -dayMs - 1],
  ])("%s is asked about first, and holds up nothing", async (_by, age) => {
    const { sam, storage, open, id, say, heard } = await scene();
    const at = sam.time.now() - age;
    const to = { conversationId: id };
    storage.rows.push({ key: randomUUID(), to, text: "old news", replyTo: null, at, error: null });
    const next = await open();
    await next.until(({ outbox }) => outbox[0]?.status === "old");
    say(next, "fresh");
    expect(await heard(2)).toEqual(["first", "fresh"]);
    next.sending.retry(next.chat.get().outbox[0]?.key ?? "");
    expect(await heard(3)).toEqual(["first", "fresh", "old news"]);
    await next.until(isEmpty);
  });

  test("is asked about too when the tab stayed open all the while", async () => {
    const { sam, say } = await scene();
    sam.leave();
    say(sam, "in the tunnel");
    await sam.until(areKept);
    sam.time.advance(dayMs + 1);
    await sam.comeBack();
    await sam.until(({ outbox }) => outbox[0]?.status === "old");
  });
});

describe("a device that cannot keep anything", () => {
  test("says so in one line, and the page goes on in memory", async () => {
    const { sam, storage, say, heard } = await scene();
    expect(sam.outbox.isKept()).toBe(true);
    storage.works = false;
    say(sam, "second", "third");
    expect(await heard(3)).toEqual(["first", "second", "third"]);
    await sam.until(isEmpty);
    expect(sam.outbox.isKept()).toBe(false);
    expect(sam.view.get().notice).toMatch(/cannot keep unsent messages/);
  });

  test("counts as such when it does not answer", async () => {
    const { sam, storage, say, heard } = await scene();
    storage.hold();
    say(sam, "second");
    sam.time.advance(5_000);
    await expect.poll(() => sam.outbox.isKept()).toBe(false);
    expect(await heard(2)).toEqual(["first", "second"]);
  });
});

test("a tab that holds its turn for ever holds up nobody for ever", async () => {
  const time = handWoundTime();
  const name = randomUUID();
  let wake = () => {};
  const asleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  void turnsAmongTabs(navigator.locks, name, time)("Rita", () => asleep);
  const done: string[] = [];
  const second = turnsAmongTabs(navigator.locks, name, time)("Rita", async () => void done.push("sent"));
  await turnsAmongTabs(navigator.locks, name, time)("Nora", async () => void done.push("to another"));
  expect(done).toEqual(["to another"]);
  time.advance(10_000);
  await second;
  expect(done).toEqual(["to another", "sent"]);
  wake();
});
