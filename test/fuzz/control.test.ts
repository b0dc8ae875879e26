import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../app.ts";
import { type Break, brokenBuild } from "../faults/broken-build.ts";
import { seed } from "./extent.ts";
import { sendAll } from "./onslaught.ts";
import { startTarget } from "./target.ts";

/** Mistakes that are easily made, each in one place. A fuzzer that overlooks them proves nothing. */
const mistakes: { what: string; broken: Break; shows: RegExp }[] = [
  {
    what: "a handler that throws beside its guard",
    broken: {
      file: "src/realtime/handle.ts",
      find: "const leave = gate.work.enter();",
      replace:
        "const leave = gate.work.enter(); if (name.startsWith('typing')) void Object.keys(args[0] as never);",
    },
    shows: /nothing caught; stopping/,
  },
  {
    what: "a payload that nobody checked",
    broken: {
      file: "src/realtime/handle.ts",
      find: "checkInput(requests[name].payload, given)",
      replace: "given as never",
    },
    shows: /internal/,
  },
  {
    what: "a body that cannot be read, taken for a fault of ours",
    broken: {
      file: "src/web/errors.ts",
      find: "if (thrown instanceof AppError || !isRequestFault(thrown)) return thrown;",
      replace: "if (thrown instanceof AppError || isRequestFault(thrown)) return thrown;",
    },
    shows: /500 to/,
  },
];

describe("the fuzzer notices", () => {
  test.each(mistakes)("$what", async ({ broken, shows }) => {
    const target = await startTarget({}, await brokenBuild(await temporaryFolder(), [broken]));
    const { findings } = await sendAll(target, seed, 0, 400);
    expect([...findings, ...target.complaints()].join("\n")).toMatch(shows);
  });
});
