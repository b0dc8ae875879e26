import { expect, test } from "vitest";
import { accountWishes, endOfQuiet } from "../../src/browser/notices/account-wishes.ts";
import { isWanted, type NoticeWishes, untilFurtherNotice } from "../../src/shared/notices.ts";
import { handWoundTime } from "./hand-wound-time.ts";

test("a muted conversation is not told of, nor is any while it has to be quiet", () => {
  const muted = { quietUntil: null, muted: ["c"] };
  expect([isWanted(muted, "c", 0), isWanted(muted, "d", 0)]).toEqual([false, true]);
  const quiet = { quietUntil: 10, muted: [] };
  expect([isWanted(quiet, "d", 9), isWanted(quiet, "d", 10)]).toEqual([false, true]);
});

test("a quiet time is an hour, the night, or as long as one likes", () => {
  const now = new Date(2026, 2, 14, 23, 30).getTime();
  expect(endOfQuiet("off", now)).toBeNull();
  expect(endOfQuiet("hour", now)).toBe(new Date(2026, 2, 15, 0, 30).getTime());
  expect(endOfQuiet("tomorrow", now)).toBe(new Date(2026, 2, 15, 8).getTime());
  expect(endOfQuiet("always", now)).toBe(untilFurtherNotice);
});

test("what another device changed is heard of within seconds, and many messages are one question", async () => {
  const time = handWoundTime();
  let stored: NoticeWishes = { quietUntil: null, muted: [] };
  let questions = 0;
  const wishes = accountWishes(
    {
      async get<Answer>() {
        questions += 1;
        return stored as Answer; // It is asked for nothing else.
      },
      put: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
    time,
  );
  for (let at = 0; at < 10; at += 1) await wishes.fresh();
  expect(questions).toBe(1);
  stored = { quietUntil: null, muted: ["c"] };
  time.advance(5_000);
  expect(await wishes.fresh()).toEqual(stored);
  await wishes.mute("c", false);
  await wishes.beQuiet(7);
  expect(wishes.get()).toEqual({ quietUntil: 7, muted: [] });
});
