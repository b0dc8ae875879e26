import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { heldBy, type Inside } from "../program/watched-program.ts";
import { extent, seed } from "./extent.ts";
import { type Outcome, sendAll } from "./onslaught.ts";
import { startTarget, type Target } from "./target.ts";

const mebibyte = 1024 * 1024;
/** Caches that are bounded, of statements, sessions and limits, may still fill after the warm-up. */
const heapSlack = 24 * mebibyte;
/**
 * SQLite keeps up to 32 MB of pages in each of two connections; the rest is what the allocator keeps of what was
 * freed. After the few inputs of a short warm-up neither has found its level.
 */
const residentSlack = extent(320, 160) * mebibyte;

/** Between two sentences of the bystanders, who keep within the limits. */
const breathMs = 100;

describe("whatever anybody sends", () => {
  test.each([
    { limits: "off", scale: "0", inputs: extent(2_000, 110_000) },
    { limits: "on", scale: "1", inputs: extent(400, 20_000) },
  ])(
    "the program lives, with limits $limits",
    async ({ limits, scale, inputs }) => {
      const target = await startTarget({ RATE_LIMIT_SCALE: scale });
      const sockets = target.descriptors();
      const warmUp = Math.floor(inputs / 5);
      const first = await watched(target, () => sendAll(target, seed, 0, warmUp));
      const warm = await target.inside();
      const second = await watched(target, () => sendAll(target, seed, warmUp, inputs));
      await expect.poll(() => target.descriptors(), { timeout: 20_000 }).toBeLessThanOrEqual(sockets);
      const end = await target.inside();

      console.log(report(limits, inputs, [first, second], [warm, end]));
      expect([...first.findings, ...second.findings]).toEqual([]);
      expect(target.complaints()).toEqual([]);
      expect(end).toMatchObject({ faults: 0, warnings: 0, arePrototypesWhole: true });
      expect(heldBy(end) - heldBy(warm)).toBeLessThan(heapSlack);
      expect(end.rss - warm.rss).toBeLessThan(residentSlack);
      expect(target.hasExited()).toBe(false);
      expect(await target.bystanders.talk()).toBeLessThan(5_000);
    },
    extent(60_000, 3_600_000),
  );
});

/** While it goes on, two people who have nothing to do with it talk: each sentence must arrive. */
async function watched(target: Target, work: () => Promise<Outcome>): Promise<Outcome> {
  let isOver = false;
  const talking = (async () => {
    while (!isOver) {
      await target.bystanders.talk();
      await setTimeout(breathMs);
    }
  })();
  try {
    return await work();
  } finally {
    isOver = true;
    await talking;
  }
}

function report(limits: string, inputs: number, outcomes: Outcome[], moments: Inside[]): string {
  const kinds = [...new Set(outcomes.flatMap(({ counts }) => [...counts.keys()]))];
  const lines = kinds.map((kind) => {
    const all = new Map<string, number>();
    for (const { counts } of outcomes) {
      for (const [result, n] of counts.get(kind) ?? []) all.set(result, (all.get(result) ?? 0) + n);
    }
    const sum = [...all.values()].reduce((total, n) => total + n, 0);
    const results = [...all].map(([result, n]) => `${result} ${n}`).join(", ");
    return `  ${kind}: ${sum} (${results})`;
  });
  const resident = moments.map(({ rss }) => Math.round(rss / mebibyte)).join(" → ");
  const held = moments.map((moment) => Math.round(heldBy(moment) / mebibyte)).join(" → ");
  const memory = `  MiB after the warm-up and at the end: resident ${resident}, held ${held}`;
  return [`${inputs} inputs, limits ${limits}, FUZZ_SEED=${seed}`, ...lines, memory].join("\n");
}
