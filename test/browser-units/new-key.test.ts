import { expect, test } from "vitest";
import { createNewKey } from "../../src/browser/line/new-key.ts";

const fill = (bytes: Uint8Array<ArrayBuffer>) => void crypto.getRandomValues(bytes);
const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("a key is a UUID of version 7 that carries the time", () => {
  const now = Date.UTC(2026, 2, 14, 12, 30);
  const key = createNewKey(() => now, fill)();
  expect(key).toMatch(uuidV7);
  expect(Number.parseInt(key.replace("-", "").slice(0, 12), 16)).toBe(now);
});

test("what was written later sorts later, within a millisecond and when the clock goes back", () => {
  let now = 1_800_000_000_000;
  const newKey = createNewKey(() => now, fill);
  const keys = Array.from({ length: 20_000 }, (_, at) => {
    if (at === 9_000) now -= 3_600_000;
    if (at === 15_000) now += 7_200_000;
    return newKey();
  });
  expect(keys).toEqual([...keys].sort());
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.every((key) => uuidV7.test(key))).toBe(true);
});

test("two devices that write in the same millisecond make different keys", () => {
  const onPhone = createNewKey(() => 1, fill);
  const onDesk = createNewKey(() => 1, fill);
  expect(onPhone()).not.toBe(onDesk());
});
