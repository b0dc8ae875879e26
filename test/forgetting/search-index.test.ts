import { expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { temporaryFolder } from "../app.ts";
import { newWorld, pair } from "../store/contract/world.ts";
import { likeThisInFiles } from "./in-files.ts";

test("the words of what somebody took back leave the search index and its file, all others stay", async () => {
  const folder = await temporaryFolder();
  const store = await openStore({
    dataDir: folder,
    forgetWithinMs: 20,
    onFatal: (error) => {
      throw error;
    },
  });
  const world = await newWorld(store);
  const { sender, id } = await pair(world);
  const names = Array.from({ length: 1_500 }, (_, n) => `zq${((n * 7919) % 100_003) + 1_000_000}`);
  const messages = await Promise.all(
    names.map((name) => world.say(id, sender, `Word ${name.toUpperCase()}`)),
  );
  const found = async (word: string) => {
    const terms = [{ words: [word], isPrefix: false }];
    return (await store.searchMessages(sender.id, { terms, limit: 1 })).rows.length;
  };
  await expect.poll(() => found(names.at(-1) ?? ""), { timeout: 10_000 }).toBe(1);
  const isGone = (n: number) => n % 3 !== 0;
  await Promise.all(
    messages.map(({ message }, n) => {
      const where = { conversationId: id, messageId: message.id, accountId: sender.id, at: world.later() };
      if (!isGone(n)) return null;
      return n % 3 === 1
        ? store.deleteMessage(where)
        : store.editMessage({ ...where, text: "other", html: null });
    }),
  );
  // The index keeps its words in small letters, and words that begin alike without their beginning.
  const inFiles = async () => [...(await likeThisInFiles(folder, /zq1\d{6}/g))];
  const gone = new Set(names.filter((_, n) => isGone(n)));
  await expect
    .poll(async () => (await inFiles()).filter((name) => gone.has(name)), { timeout: 10_000 })
    .toEqual([]);
  expect(await Promise.all(names.slice(0, 30).map(found))).toEqual(
    names.slice(0, 30).map((_, n) => (isGone(n) ? 0 : 1)),
  );
  await store.close();
});
