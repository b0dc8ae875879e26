import { describe, expect, test } from "vitest";
import { events } from "../../src/access/events.ts";
import { routes } from "../../src/access/routes.ts";
import { createHandlers } from "../../src/realtime/handlers.ts";
import { requests } from "../../src/realtime/requests.ts";
import { registeredRoutes } from "../../src/web/named-routes.ts";
import { routesOf } from "../../src/web/web.ts";
import { startApp } from "../app.ts";
import type { Break } from "../faults/broken-build.ts";
import { faultTimeoutMs, isLong } from "../faults/extent.ts";
import { startBroken } from "./broken-app.ts";
import { mutants } from "./matrix/mutants.ts";
import { type Report, runMatrix } from "./matrix/run.ts";
import { newWorld } from "./matrix/world.ts";

const allRight = { allows: [], refusals: [], differences: [], effects: [] };

describe("who may do what", () => {
  test(
    "everybody tries everything on everything, and gets what the tables promise",
    async () => {
      const app = await startApp();
      const { checks, ...wrong } = await runMatrix(await newWorld(app.url, app.dataDir));
      console.info(`The matrix: ${checks} checks.`);
      expect(firstOf(wrong)).toEqual(allRight);
    },
    faultTimeoutMs,
  );

  test("is said of every route and of no other", () => {
    // Routes are registered without anything being asked of what they are given.
    const registered = registeredRoutes(routesOf({} as never));
    expect(registered.length).toBeGreaterThan(20);
    expect([...registered].sort()).toEqual(Object.keys(routes).sort());
  });

  test("is said of every request of a socket and of no other", () => {
    // Handlers, too, only keep what they are given.
    const handled = Object.keys(createHandlers({} as never, {} as never, {} as never, () => 0));
    expect(handled.sort()).toEqual(Object.keys(events).sort());
    expect(Object.keys(requests).sort()).toEqual(Object.keys(events).sort());
  });
});

describe("a program in which somebody forgot to say it", () => {
  test.each<[string, Break]>([
    [
      "of a route",
      {
        file: "src/web/health.ts",
        find: 'router.get("/healthz",',
        replace: 'router.get("/forgotten", (_req, res) => void res.json({}));\n  router.get("/healthz",',
      },
    ],
    [
      "of a request",
      {
        file: "src/realtime/handlers.ts",
        find: "    heads: async (",
        replace: '    "message:forget": async () => ({}),\n    heads: async (',
      },
    ],
  ])("%s does not start", async (_what, fault) => {
    await expect(startBroken(fault)).rejects.toThrow(/ended with 1/);
  });
});

/** Each check removed on its own: a matrix that stays green on such a program proves nothing. */
describe("a program without one of its checks is found out", () => {
  test.each(isLong ? mutants : mutants.filter(({ isAlwaysTried }) => isAlwaysTried))(
    "$without",
    async ({ fault, only }) => {
      const { url, dataDir } = await startBroken(fault);
      const { checks, ...wrong } = await runMatrix(await newWorld(url, dataDir), only);
      const found = Object.values(wrong).reduce((sum, list) => sum + list.length, 0);
      console.info(`${found} of ${checks} checks went wrong.`);
      expect(wrong.allows.length + wrong.effects.length).toBeGreaterThan(0);
    },
  );
});

/** Enough to see what is wrong. */
function firstOf(wrong: Omit<Report, "checks">): object {
  return Object.fromEntries(Object.entries(wrong).map(([kind, list]) => [kind, list.slice(0, 10)]));
}
