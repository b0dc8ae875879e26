import { expect, test } from "vitest";
import { takingTurns } from "../../src/browser/line/taking-turns.ts";

/** A job that each run of goes on until the test lets it end. */
function scene(width: number) {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const ask = takingTurns(width, (name) => {
    started.push(name);
    return new Promise((resolve) => ends.push(resolve));
  });
  const endFirst = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { started, ask, endFirst };
}

test("a job runs once at a time, and once more when asked for meanwhile", async () => {
  const { started, ask, endFirst } = scene(4);
  for (let times = 0; times < 5; times += 1) ask("ana");
  expect(started).toEqual(["ana"]);
  await endFirst();
  expect(started).toEqual(["ana", "ana"]);
  await endFirst();
  expect(started).toEqual(["ana", "ana"]);
});

test("different names do not wait for each other, up to the width", async () => {
  const { started, ask, endFirst } = scene(2);
  for (const name of ["ana", "ben", "cho", "ana"]) ask(name);
  expect(started).toEqual(["ana", "ben"]);
  await endFirst();
  expect(started).toEqual(["ana", "ben", "cho"]);
  await endFirst();
  expect(started).toEqual(["ana", "ben", "cho", "ana"]);
});
