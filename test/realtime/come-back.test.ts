import { io } from "socket.io-client";
import { expect, onTestFinished, test } from "vitest";
import { comeBackWithin as pauseWithin, socketOptions } from "../../src/browser/line/connection.ts";
import { comeBackWithin } from "../../src/realtime/come-back.ts";

test("few come back as they like; a crowd spreads, and nobody over longer than twenty seconds", () => {
  expect([0, 1, 400].map(comeBackWithin)).toEqual([{}, {}, {}]);
  expect([401, 2_000, 4_000, 100_000].map(comeBackWithin)).toEqual([
    { comeBackWithinMs: 2_005 },
    { comeBackWithinMs: 10_000 },
    { comeBackWithinMs: 20_000 },
    { comeBackWithinMs: 20_000 },
  ]);
});

test("of a thousand pages that were told ten seconds, no second sees more than a sixth", () => {
  const manager = io("http://127.0.0.1:9", { ...socketOptions, forceNew: true });
  onTestFinished(() => void manager.disconnect());
  pauseWithin(manager, 10_000);
  // Socket.IO's own pauses; its types keep them to themselves.
  const { backoff } = manager.io as unknown as { backoff: { duration(): number; reset(): void } };
  const bySecond = new Map<number, number>();
  for (let page = 0; page < 1_000; page += 1) {
    const second = Math.floor(backoff.duration() / 1_000);
    backoff.reset();
    bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
  }
  expect(Math.max(...bySecond.values())).toBeLessThan(1_000 / 6);
  expect(Math.max(...bySecond.keys())).toBe(9);
});
