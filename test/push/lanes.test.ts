import { expect, test } from "vitest";
import { createLanes } from "../../src/push/lanes.ts";

test("one account's pushes hold up nobody else's", async () => {
  const { lanes, begun, finish } = slow();
  for (let at = 0; at < 100; at += 1) lanes.run("sam", "sam");
  lanes.run("rita", "rita");
  expect(begun()).toEqual(["sam", "sam", "sam", "sam", "rita"]);
  await finish();
  expect(begun().slice(5)).toEqual(["sam", "sam", "sam", "sam"]);
});

test("all together take so much and no more, and the rest comes in its turn", async () => {
  const { lanes, begun, finish } = slow();
  for (let at = 0; at < 50; at += 1) lanes.run(`account ${at}`, `${at}`);
  expect(begun()).toHaveLength(32);
  await finish();
  expect(begun()).toHaveLength(50);
});

test("what is too much is left out, and nothing is begun after the end", async () => {
  const { lanes, begun, finish, close } = slow();
  const taken = Array.from({ length: 3_000 }, () => lanes.run("sam", "sam"));
  expect(taken.filter(Boolean)).toHaveLength(2_004);
  const closed = close();
  await finish();
  await closed;
  expect(begun()).toHaveLength(4);
  expect(lanes.run("rita", "rita")).toBe(false);
});

/** Lanes with work that takes as long as the test says. */
function slow() {
  const names: string[] = [];
  let waiting: (() => void)[] = [];
  const lanes = createLanes();
  return {
    lanes: {
      run: (account: string, name: string) =>
        lanes.run(account, () => {
          names.push(name);
          return new Promise((resolve) => waiting.push(resolve));
        }),
    },
    begun: () => names,
    /** Ends what is under way. */
    async finish() {
      const now = waiting;
      waiting = [];
      for (const end of now) end();
      await new Promise((resolve) => setImmediate(resolve));
    },
    close: lanes.close,
  };
}
