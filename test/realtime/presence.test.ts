import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createPresence } from "../../src/realtime/presence.ts";
import type { Presence } from "../../src/shared/model.ts";
import type { ReceiverList } from "../../src/shared/protocol.ts";
import { get, startApp } from "../app.ts";
import { connect } from "../device.ts";

describe("somebody who watches", () => {
  test("is told how people are now, and of every change", async () => {
    const app = await startApp();
    const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
    const sams = await connect(app.url, sam.token);
    const accountId = rita.account.id;
    const { presences } = await sams.ask("presence:watch", { accountIds: [accountId] });
    expect(presences).toEqual([{ accountId, presence: "offline", lastSeenAt: null }]);
    const ritas = await connect(app.url, rita.token);
    expect(await sams.hears("presence:changed")).toEqual({ accountId, presence: "online", lastSeenAt: null });
    await ritas.ask("presence:set", { presence: "away" });
    const away = await sams.hears("presence:changed", ({ presence }) => presence === "away");
    expect(away.lastSeenAt).toEqual(expect.any(Number));
    ritas.close();
    const gone = await sams.hears("presence:changed", ({ presence }) => presence === "offline");
    expect(gone.lastSeenAt).toEqual(expect.any(Number));
    const again = await sams.ask("presence:watch", { accountIds: [accountId] });
    expect(again.presences).toEqual([gone]);
    const list = await get<ReceiverList>(app.url, "/api/receivers", sam.token);
    expect(list.receivers).toEqual([
      { id: accountId, name: "Rita", presence: "offline", lastSeenAt: gone.lastSeenAt },
    ]);
  });

  test("may watch receivers and people they talk with, and nobody else", async () => {
    const app = await startApp();
    const [rita, sam, tia] = [await app.owner("Rita"), await app.sender("Sam"), await app.sender("Tia")];
    const [sams, ritas] = [await connect(app.url, sam.token), await connect(app.url, rita.token)];
    await sams.ask("conversation:open", { key: randomUUID(), receiverId: rita.account.id });
    const everybody = { accountIds: [rita, sam, tia].map(({ account }) => account.id).concat("nobody") };
    const known = async (device: typeof sams) =>
      (await device.ask("presence:watch", everybody)).presences.map(({ accountId }) => accountId);
    expect(await known(sams)).not.toContain(tia.account.id);
    expect(await known(sams)).toContain(rita.account.id);
    expect(await known(ritas)).toContain(sam.account.id);
    expect(await known(ritas)).not.toContain(tia.account.id);
    ritas.heard.length = 0;
    await connect(app.url, tia.token);
    await ritas.settled();
    expect(ritas.heard).toEqual([]);
  });

  test("is told nothing more of those no longer on the list", async () => {
    const app = await startApp();
    const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
    const tia = await app.receiver("Tia");
    const sams = await connect(app.url, sam.token);
    const watch = (...people: (typeof rita)[]) =>
      sams.ask("presence:watch", { accountIds: people.map(({ account }) => account.id) });
    const many = await Promise.all(Array.from({ length: 20 }, (_, n) => app.receiver(`R${n}`)));
    await watch(rita, ...many);
    // The longer the list that is left, the longer two new ones would overlap.
    await Promise.all([watch(rita), watch(tia)]);
    await connect(app.url, rita.token);
    await connect(app.url, tia.token);
    await sams.hears("presence:changed", ({ accountId }) => accountId === tia.account.id);
    expect(sams.heard).toHaveLength(1);
  });
});

describe("presence over time", () => {
  afterEach(() => void vi.useRealTimers());

  /** Presence with a clock that the test turns. */
  function scene() {
    vi.useFakeTimers({ now: 1_000_000 });
    const told: Presence[] = [];
    const saved: [string, number][] = [];
    const presence = createPresence({
      store: { saveLastSeen: async (accountId, at) => void saved.push([accountId, at]) },
      publish: (news) => told.push(news),
      clock: Date.now,
      log: { warn: () => {} } as never,
    });
    return { presence, told, saved };
  }
  const one = { accountId: "ana", connectionId: "1" };
  const two = { accountId: "ana", connectionId: "2" };

  test("a reload within the grace is not told", () => {
    const { presence, told } = scene();
    presence.connected(one);
    vi.advanceTimersByTime(10_000);
    presence.disconnected(one);
    vi.advanceTimersByTime(4_000);
    presence.connected(two);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([{ accountId: "ana", presence: "online", lastSeenAt: null }]);
  });

  test("who does not come back is offline after the grace, last seen when they left", () => {
    const { presence, told, saved } = scene();
    presence.connected(one);
    vi.advanceTimersByTime(10_000);
    presence.disconnected(one);
    vi.advanceTimersByTime(5_000);
    expect(told.at(-1)).toEqual({ accountId: "ana", presence: "offline", lastSeenAt: 1_010_000 });
    expect(saved).toEqual([["ana", 1_010_000]]);
  });

  test("here on one of two devices is here; away only when all are", () => {
    const { presence, told } = scene();
    presence.connected(one);
    presence.connected(two);
    presence.set(one, "away");
    vi.advanceTimersByTime(5_000);
    expect(told.map((news) => news.presence)).toEqual(["online"]);
    presence.set(two, "away");
    vi.advanceTimersByTime(5_000);
    presence.disconnected(one);
    vi.advanceTimersByTime(30_000);
    expect(told.map((news) => news.presence)).toEqual(["online", "away"]);
  });

  test("a clock that is set back by an hour silences nobody", () => {
    const { presence, told } = scene();
    presence.connected(one);
    vi.setSystemTime(1_000_000 - 3_600_000);
    presence.set(one, "away");
    vi.advanceTimersByTime(2_000);
    expect(told.map((news) => news.presence)).toEqual(["online", "away"]);
  });

  test("however often it changes, at most one a second is told, and the last one is true", () => {
    const { presence, told } = scene();
    presence.connected(one);
    for (let n = 0; n < 100; n += 1) {
      presence.set(one, n % 2 === 0 ? "away" : "online");
      vi.advanceTimersByTime(30);
    }
    vi.advanceTimersByTime(2_000);
    expect(told.length).toBeLessThanOrEqual(5);
    expect(told.at(-1)?.presence).toBe("online");
  });
});
