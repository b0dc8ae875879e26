import { describe, expect, test } from "vitest";
import { createFolding, foldMs } from "../../src/audit/folding.ts";
import { createKeeping } from "../../src/audit/keeping.ts";
import type { AuditStore, TrailRow } from "../../src/audit/ports.ts";
import { AppError } from "../../src/shared/errors.ts";
import { keptLog } from "../logs/kept-log.ts";
import { rows } from "./scene.ts";

const [failed] = rows("sign-in:failed", 1, 1_000) as [TrailRow];

describe("of what anybody can cause", () => {
  test("the first stands at once, and the others as a number when the minute is over", () => {
    const folding = createFolding();
    expect(folding.add(failed)).toEqual([failed]);
    for (let n = 0; n < 37; n += 1) expect(folding.add({ ...failed, at: 2_000 + n })).toEqual([]);
    expect(folding.end(failed.at + foldMs - 1)).toEqual([]);
    expect(folding.end(failed.at + foldMs)).toEqual([{ ...failed, detail: { times: 37 } }]);
    expect(folding.isCounting()).toBe(false);
    expect(folding.add(failed)).toEqual([failed]);
  });

  test("another account, place or request is another kind", () => {
    const folding = createFolding();
    const kinds = [
      failed,
      { ...failed, subjectId: "sam" },
      { ...failed, address: "198.51.100.1" },
      { ...failed, detail: { what: "connect" } },
    ];
    for (const kind of kinds) expect(folding.add(kind)).toEqual([kind]);
    for (const kind of kinds) expect(folding.add(kind)).toEqual([]);
  });

  test("a flood from everywhere takes a bounded number of rows a minute", () => {
    const folding = createFolding();
    const flood = rows("sign-in:failed", 100_000, 1_000).map((row, n) => ({ ...row, address: `10.0.${n}` }));
    const told = flood.flatMap((row) => folding.add({ ...row, at: 1_000 }));
    expect(told.length).toBeLessThanOrEqual(201);
    const sums = folding.end();
    expect(told.length + sums.reduce((sum, { detail }) => sum + (detail.times ?? 0), 0)).toBe(100_000);
  });
});

describe("while the store takes nothing", () => {
  test("a bounded number of rows waits, in order, and is stored once it takes them", async () => {
    const stored: TrailRow[] = [];
    let isFull = true;
    const store = {
      addToTrail: async (some: TrailRow[]) => {
        if (isFull) throw new AppError("unavailable", "The disk is full.");
        stored.push(...some);
      },
      pruneTrail: async () => 0,
    } as Partial<AuditStore> as AuditStore;
    const { log, lines } = keptLog("warn");
    const keeping = createKeeping({ store, log, clock: () => 1_000 });
    const all = rows("key:rotated", 1_500, 1_000);
    for (const row of all) keeping.add(row);
    await keeping.flush();
    expect(lines()).toMatchObject([{ msg: "Security events wait to be stored", waiting: 1_000, lost: 500 }]);
    isFull = false;
    await keeping.flush();
    expect(stored).toEqual(all.slice(0, 1_000));
  });
});
