import { expect, test } from "vitest";
import { createBytes } from "../../src/browser/files/bytes.ts";
import { createChipsByPlace } from "../../src/browser/files/chips-by-place.ts";
import type { ChipsOnDisk, KeptChip } from "../../src/browser/files/chips-on-disk.ts";
import { keepChips } from "../../src/browser/files/keep-chips.ts";
import { createShown } from "../../src/browser/files/shown.ts";
import { changeView, createStore } from "../../src/browser/store.ts";
import { limits } from "../../src/shared/limits.ts";
import { apply } from "../../src/shared/state/apply.ts";
import type { OutgoingFile } from "../../src/shared/state/outgoing-file.ts";
import type { OutboxItem } from "../../src/shared/state/state.ts";
import { bytesInMemory } from "./carrying.ts";
import { liveView, nothingYet } from "./sample.ts";

test("what was chosen is the next tab's, once its own is gone, and no tab's twice", async () => {
  const { open, close } = device();
  const first = await open("first");
  first.choose("a", "b");
  await first.settled();
  expect((await open("second")).shown()).toEqual([]);
  close("first");
  const [third, fourth] = await Promise.all([open("third"), open("fourth")]);
  expect([...third.shown(), ...fourth.shown()]).toEqual(["a", "b"]);
});

test("what goes out is kept until it is in the outbox, and what is there is chosen no more", async () => {
  const { open, close, kept } = device();
  const tab = await open("first");
  tab.choose("a");
  await tab.settled();
  const item = { ...outgoing("a"), saving: true };
  tab.choose();
  tab.chat.dispatch({ type: "outbox:added", item });
  await tab.settled();
  expect(kept()).toEqual(["a"]);
  close("first");
  const next = await open("second");
  next.chat.dispatch({ type: "outbox:fetched", items: [outgoing("a")] });
  await next.settled();
  expect(next.shown()).toEqual([]);
  expect(kept()).toEqual([]);
});

test("what is refused is not kept, and no place takes up more than a message may have", async () => {
  const { open, close, kept } = device();
  const names = Array.from({ length: limits.filesPerMessage }, (_, at) => `file ${at}`);
  for (const tab of ["first", "second"]) {
    const { choose, settled } = await open(tab);
    choose(...names.map((name) => `${tab} ${name}`));
    await settled();
  }
  expect(kept()).toHaveLength(2 * limits.filesPerMessage);
  close("first");
  close("second");
  const third = await open("third");
  expect(third.shown()).toEqual(names.map((name) => `first ${name}`));
  third.refuse("It is too large.");
  await third.settled();
  expect(kept()).toEqual(names.map((name) => `second ${name}`));
});

/** One account's, on which tabs come and go; all of them have the same conversation open. */
function device() {
  const rows = new Map<string, KeptChip>();
  const disk: ChipsOnDisk = {
    put: async (chips) => chips.forEach((chip) => void rows.set(chip.file.key, chip)),
    all: async () => [...rows.values()],
    remove: async (keys) => keys.forEach((key) => void rows.delete(key)),
  };
  const there = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();
  const bytesDisk = bytesInMemory();

  async function open(name: string) {
    there.add(name);
    const chat = createStore(nothingYet, apply);
    chat.dispatch({ type: "conversation:chosen", conversationId: "c" });
    const view = createStore(liveView, changeView);
    const failed = (reason: unknown) => {
      throw reason;
    };
    const bytes = createBytes(bytesDisk, failed);
    const shown = createShown(view, { make: () => "blob:", revoke: () => {} });
    const alone = (job: (names: Set<string>) => Promise<void>) => {
      const mine = turn.then(() => job(new Set(there)));
      turn = mine;
      return mine;
    };
    const places = createChipsByPlace(chat, shown);
    await keepChips({ chat, view, places, bytes, disk, shown, tabs: { name, alone }, failed });
    return {
      chat,
      choose: (...keys: string[]) => shown.setChips(keys.map(fileNamed)),
      refuse: (refusal: string) => places.change((chip) => ({ ...chip, refusal })),
      shown: () => shown.chips().map(({ key }) => key),
      settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
    };
  }

  return { open, close: (name: string) => there.delete(name), kept: () => [...rows.keys()] };
}

function fileNamed(key: string): OutgoingFile {
  return { key, name: `${key}.txt`, type: "text/plain", size: 1, kind: "file" };
}

function outgoing(key: string): OutboxItem {
  const files = [fileNamed(key)];
  const to = { conversationId: "c" };
  return { key: "m", to, text: "", replyTo: null, files, at: 0, status: "sending", error: null };
}
