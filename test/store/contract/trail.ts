import { expect, test } from "vitest";
import type { TrailRow } from "../../../src/audit/ports.ts";
import type { AuditEvent } from "../../../src/shared/audit.ts";
import type { Store } from "../../../src/store/port.ts";
import { type OpenStore, useWorld } from "./world.ts";

const everything = Number.MAX_SAFE_INTEGER;

export function trailContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("the trail is read newest first, with the names of those it is about", async () => {
    const { store, sender, later } = world();
    const [ann, bob] = [await sender(), await sender()];
    const at = later();
    await store.addToTrail([
      row("sign-in:succeeded", at, { actorId: ann.id, address: "192.0.2.7", detail: { device: "Firefox" } }),
      row("account:disabled", at, { actorId: ann.id, subjectId: bob.id }),
    ]);
    const { entries, more } = await store.trail({ limit: 2, person: ann.id });
    expect(more).toBe(false);
    expect(entries).toMatchObject([
      { at, event: "account:disabled", actor: { id: ann.id, name: ann.name }, subject: { id: bob.id } },
      { event: "sign-in:succeeded", subject: null, address: "192.0.2.7", detail: { device: "Firefox" } },
    ]);
  });

  test("somebody who is not there is nobody", async () => {
    const { store, later } = world();
    await store.addToTrail([row("policy:violated", later(), { actorId: "nobody", subjectId: "nobody" })]);
    const { entries } = await store.trail({ limit: 1 });
    expect(entries).toMatchObject([{ event: "policy:violated", actor: null, subject: null, detail: {} }]);
  });

  test("pages, events and times bound what is read", async () => {
    const { store, later } = world();
    const times = [later(), later(), later(), later()];
    await store.addToTrail(times.map((at) => row("two-factor:on", at)));
    const first = await store.trail({ limit: 3, event: "two-factor:on" });
    expect([first.entries.map(({ at }) => at), first.more]).toEqual([times.slice(1).toReversed(), true]);
    const rest = await store.trail({ limit: 3, event: "two-factor:on", before: first.entries.at(-1)?.id });
    expect([rest.entries.map(({ at }) => at), rest.more]).toEqual([times.slice(0, 1), false]);
    const between = { event: "two-factor:on" as const, from: times[1], until: times[3] };
    expect((await store.trail({ limit: 9, ...between })).entries.map(({ at }) => at)).toEqual(
      times.slice(1, 3).toReversed(),
    );
  });

  test("somebody reads what they did and what was done to their account, and nothing else", async () => {
    const { store, sender, later } = world();
    const [ann, bob] = [await sender(), await sender()];
    const at = later();
    await store.addToTrail([
      row("sign-in:succeeded", at, { actorId: ann.id }),
      row("sign-in:succeeded", at, { actorId: bob.id }),
      row("account:disabled", at, { actorId: bob.id, subjectId: ann.id }),
      ...Array.from({ length: 2_500 }, () => row("session:ended", at)),
    ]);
    const told: string[] = [];
    let before: number | null | undefined;
    do {
      const stretch = await store.trailAbout(ann.id, before ?? undefined);
      told.push(...stretch.entries.map(({ event }) => event));
      before = stretch.before;
    } while (before !== null);
    expect(told).toEqual(["account:disabled", "sign-in:succeeded"]);
    expect((await store.trailAbout("nobody")).entries).toEqual([]);
  });

  test("what is too old goes, and of too many first what anybody can cause", async () => {
    const { store, later } = world();
    await pruned(store, everything, 0, []);
    const [old, at] = [later(), later()];
    const failed = Array.from({ length: 700 }, () => row("sign-in:failed", at));
    const rows = [row("setup:done", at), ...failed, row("account:made", at), row("account:made", old)];
    await store.addToTrail(rows);
    expect(await pruned(store, at, everything, ["sign-in:failed"])).toBe(1);
    expect(await pruned(store, at, 10, ["sign-in:failed"])).toBe(692);
    expect(await eventsIn(store)).toEqual([
      "account:made",
      ...Array.from({ length: 8 }, () => "sign-in:failed"),
      "setup:done",
    ]);
    await pruned(store, at, 1, ["sign-in:failed"]);
    expect(await eventsIn(store)).toEqual(["account:made"]);
    expect(await pruned(store, at, 1, ["sign-in:failed"])).toBe(0);
  });
}

function row(event: AuditEvent, at: number, more: Partial<TrailRow> = {}): TrailRow {
  return { at, event, actorId: null, subjectId: null, address: null, detail: {}, ...more };
}

/** Prunes until nothing goes any more: the store does a part at a time. */
async function pruned(store: Store, before: number, most: number, cheap: AuditEvent[]): Promise<number> {
  let sum = 0;
  for (;;) {
    const went = await store.pruneTrail(before, most, cheap);
    if (went === 0) return sum;
    sum += went;
  }
}

async function eventsIn(store: Store): Promise<string[]> {
  return (await store.trail({ limit: 1_000 })).entries.map(({ event }) => event);
}
