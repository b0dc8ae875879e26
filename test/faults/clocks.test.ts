import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { deviceTime, type Time } from "../../src/browser/time.ts";
import { call, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { type Chance, printedChance } from "./chance.ts";
import { lawsBroken } from "./check-history.ts";
import { type FaultDevice, openPageDevice, openPlainDevice } from "./devices.ts";
import { extent, faultTimeoutMs } from "./extent.ts";
import { createHistory } from "./history.ts";
import { startLoad } from "./load.ts";
import { makePeople } from "./load-people.ts";
import { judge } from "./load-rest.ts";

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
const yearMs = 365.25 * 24 * hourMs;
const jumps = extent(8, 400);
const perSecond = 200;

interface Wish {
  chance: Chance;
  jumps: number;
  /** What is wrong with the clients of the contract. */
  faults?: { sortsByTime: boolean };
}

/** Eight people talk, each with a clock of their own, while the server's clock jumps to and fro. */
async function talkWhileClocksJump({ chance, jumps, faults }: Wish) {
  let offset = 0;
  const app = await startApp({ options: { clock: () => Date.now() + offset } });
  const { url } = app;
  const people = await makePeople(url, 4, 4);
  const everybody = [...people.senders, ...people.receivers];
  const history = createHistory();
  const devices: FaultDevice[] = [];
  for (const [n, somebody] of everybody.entries()) {
    const wish = { url, somebody, history, name: somebody.account.name };
    const time = clockThatIsWrongBy(chance.between(-10, 10) * yearMs);
    devices.push(
      await (n % 2 === 0
        ? openPageDevice({ ...wish, time })
        : openPlainDevice({ ...wish, ...(faults && { faults }) })),
    );
  }
  const stopLoad = startLoad({ devices, people, chance, perSecond });
  for (let jump = 1; jump <= jumps; jump += 1) {
    await pause(chance.between(20, 150));
    offset = chance.between(-1, 1) * hourMs;
  }
  stopLoad();
  const scene = { url, devices, people: everybody, history };
  return { ...(await judge(scene, app.dataDir, app.close)), scene };
}

function clockThatIsWrongBy(ms: number): Time {
  return { ...deviceTime, now: () => Date.now() + ms };
}

describe("clocks", () => {
  test(
    "that jump by an hour on the server, and are ten years wrong on devices, change no order",
    async () => {
      const { violations, scene } = await talkWhileClocksJump({ chance: printedChance("clocks"), jumps });
      expect(violations).toEqual([]);
      const acknowledged = scene.history.entries.filter(({ type }) => type === "ok").length;
      console.log(`${jumps} jumps, ${acknowledged} messages acknowledged`);
    },
    faultTimeoutMs,
  );

  test(
    "would be found out to change the order, if a client sorted by time",
    async () => {
      const chance = printedChance("clocks, sorted by time");
      const { violations } = await talkWhileClocksJump({ chance, jumps: 8, faults: { sortsByTime: true } });
      expect(lawsBroken(violations)).toContain("H3");
    },
    faultTimeoutMs,
  );

  test("of devices do not end a session, and the server's does, for new and for open connections", async () => {
    let offset = 0;
    const app = await startApp({ options: { clock: () => Date.now() + offset } });
    const sam = await app.sender("Sam");
    const device = await connect(app.url, sam.token);
    offset = weekMs - hourMs;
    expect((await call(app.url, "GET", "/api/me", { token: sam.token })).status).toBe(200);
    (await connect(app.url, sam.token)).close();
    expect(device.heard.map(({ name }) => name)).not.toContain("session:ended");

    offset = sam.expiresAt - Date.now() + hourMs;
    expect((await call(app.url, "GET", "/api/me", { token: sam.token })).status).toBe(401);
    expect(await device.hears("session:ended")).toEqual({ reason: "expired" });
    await expect(connect(app.url, sam.token)).rejects.toMatchObject({ data: { code: "unauthenticated" } });
  });
});
