import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { deviceTime, type Time } from "../../src/browser/time.ts";
import { sendMessage } from "../../src/chat/send-message.ts";
import { limits } from "../../src/shared/limits.ts";
import { apply } from "../../src/shared/state/apply.ts";
import { type RunningApp, startApp } from "../app.ts";
import { lawsBroken } from "./check-history.ts";
import { openPageDevice, openPlainDevice } from "./devices.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";
import { createHistory, markOf } from "./history.ts";
import { makePeople } from "./load-people.ts";
import { judge } from "./load-rest.ts";

/** What fills no page, one page, a page and one more, many. */
const gaps = [0, 1, limits.page - 1, limits.page, limits.page + 1, 2_000, ...(isLong ? [20_000] : [])];

/** Broken clients' last resort never comes. */
const soonMs = extent(1_000, 5_000);

const kinds = [
  ["the chat page", openPageDevice],
  ["a client of the contract alone", openPlainDevice],
] as const;

/** A minute passes in little more than half a second. */
const hurried: Time = { ...deviceTime, after: (ms, action) => deviceTime.after(ms / 100, action) };

/** Takes a page of catch-up for all of it. */
const ignoresMore: typeof apply = (state, event) => {
  if (event.type !== "synced") return apply(state, event);
  const { answer } = event;
  return apply(state, {
    type: "synced",
    answer: { ...answer, more: false, version: answer.conversation.version },
  });
};

const ignoresHeads: typeof apply = (state, event) =>
  event.type === "heads:fetched" ? state : apply(state, event);

/** Sam writes from a plain device; Rita is still to come. Some things have been said already. */
async function scene() {
  const app = await startApp();
  const { url } = app;
  const people = await makePeople(url, 1, 1);
  const [sam] = people.senders;
  const [rita] = people.receivers;
  if (!sam || !rita) throw new Error("There is nobody.");
  const [id = ""] = people.conversationsOf(sam.account.id);
  const history = createHistory();
  const writer = await openPlainDevice({ url, somebody: sam, name: "Sam", history });
  for (let n = 1; n <= 10; n += 1) writer.send(id, `old message ${n}`);
  await writer.until(() => writer.unsent() === 0);
  const fill = (count: number) => sayAtOnce(app, sam.account.id, id, count);
  const wish = { url, somebody: rita, name: "Rita", history };
  return { app, url, people: [sam, rita], id, history, writer, wish, fill };

  /** Many messages, as a program of Sam's would send them that does not wait for each answer. */
  async function sayAtOnce({ chat }: RunningApp, accountId: string, conversationId: string, count: number) {
    const caller = { accountId, role: "sender" } as const;
    await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const key = randomUUID();
        const text = `entry ${n + 1} of ${count}`;
        const device = "Sam's program";
        history.record({ type: "invoke", device, conversationId, key, text: markOf(text) });
        const { message } = await sendMessage(chat, caller, { conversationId, key, text });
        history.record({ type: "ok", device, key, seq: message.seq });
      }),
    );
  }
}

describe.each(kinds)("who was away, at %s,", (_kind, open) => {
  test(
    `has it all after ${gaps.join(", ")} entries, with edits of what is old and talk meanwhile`,
    async () => {
      const { app, url, people, id, history, writer, wish, fill } = await scene();
      const rita = await open(wish);
      for (const [round, gap] of gaps.entries()) {
        rita.leave();
        await fill(Math.max(0, gap - 2));
        const [edited, removed] = [2 * round, 2 * round + 1].map((at) => writer.messages(id)[at]);
        if (edited && gap > 0) await writer.edit(edited, `edited in round ${round}`);
        if (removed && gap > 1) await writer.remove(removed);
        const version = writer.cursor(id);
        const began = performance.now();
        rita.comeBack();
        for (let n = 1; n <= 10; n += 1) writer.send(id, `meanwhile ${n} in round ${round}`);
        await rita.until(() => rita.cursor(id) >= version);
        if (gap >= 2_000) console.log(`${gap} entries after ${Math.round(performance.now() - began)} ms`);
        await writer.until(() => writer.unsent() === 0);
      }
      const { violations } = await judge(
        { url, people, history, devices: [writer, rita] },
        app.dataDir,
        app.close,
      );
      expect(violations).toEqual([]);
    },
    faultTimeoutMs,
  );

  test(
    "finds out that the very last event was lost, by asking for heads",
    async () => {
      const { app, url, people, id, history, writer, wish } = await scene();
      const loss = createLoss();
      const rita = await open({ ...wish, time: hurried, loses: loss.loses });
      loss.begin();
      writer.send(id, "the last word");
      await Promise.all([loss.happened(), writer.until(() => writer.unsent() === 0)]);
      // The page asks by itself; the other client leaves the moment to whoever uses it.
      if (open === openPlainDevice) rita.check();
      await rita.until(() => rita.cursor(id) === writer.cursor(id));
      const { violations } = await judge(
        { url, people, history, devices: [writer, rita] },
        app.dataDir,
        app.close,
      );
      expect(violations).toEqual([]);
    },
    faultTimeoutMs,
  );
});

describe("the check of gaps finds out", () => {
  test(
    "a page that takes one page of catch-up for all of it",
    async () => {
      expect(await brokenAfterGap((wish) => openPageDevice({ ...wish, apply: ignoresMore }))).toContain("H7");
    },
    faultTimeoutMs,
  );

  test(
    "a client of the contract that takes one page of catch-up for all of it",
    async () => {
      const faults = { ignoresMore: true };
      expect(await brokenAfterGap((wish) => openPlainDevice({ ...wish, faults }))).toContain("H7");
    },
    faultTimeoutMs,
  );

  test(
    "a page that does not ask for heads",
    async () => {
      const { app, url, people, id, history, writer, wish } = await scene();
      const loss = createLoss();
      const rita = await openPageDevice({ ...wish, loses: loss.loses, apply: ignoresHeads });
      loss.begin();
      writer.send(id, "the last word");
      await loss.happened();
      const devices = [writer, rita];
      const { violations } = await judge({ url, people, history, devices }, app.dataDir, app.close, soonMs);
      expect(lawsBroken(violations)).toContain("H7");
    },
    faultTimeoutMs,
  );
});

async function brokenAfterGap(open: typeof openPageDevice): Promise<string[]> {
  const { app, url, people, history, writer, wish, fill } = await scene();
  const rita = await open(wish);
  rita.leave();
  await fill(2 * limits.page + 1);
  rita.comeBack();
  const devices = [writer, rita];
  const { violations } = await judge({ url, people, history, devices }, app.dataDir, app.close, soonMs);
  return lawsBroken(violations);
}

/** From `begin` on, the next message's event is lost on its way. */
function createLoss() {
  let isOn = false;
  const lost = Promise.withResolvers<void>();
  return {
    begin() {
      isOn = true;
    },
    happened: () => lost.promise,
    loses(event: { type: string }): boolean {
      const isLost = isOn && event.type === "message:created";
      if (isLost) {
        isOn = false;
        lost.resolve();
      }
      return isLost;
    },
  };
}
