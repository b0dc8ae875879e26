import { describe, expect, test } from "vitest";
import { printedChance } from "./chance.ts";
import { extent, faultTimeoutMs, isLong } from "./extent.ts";
import { explore } from "./model/explore.ts";
import { mutants } from "./model/mutants.ts";
import { makeTemplate } from "./model/template.ts";

test(
  "whatever happens, every device shows what the model says",
  async () => {
    const { seed } = printedChance("Model");
    // With FAULTS_SEED, these two tell the story that failed again: its path and replayPath, as printed.
    const { FAULTS_PATH: path, FAULTS_REPLAY: replayPath } = process.env;
    const exploring = { runs: extent(12, 1_000), seed, path, replayPath };
    expect(await explore(await makeTemplate(), exploring)).toBeNull();
  },
  faultTimeoutMs,
);

/** Far more stories than it takes: most mutants fail within the first ten. */
const mostRuns = 200;

describe("the model notices when", () => {
  test.each(mutants)(
    "%s",
    async (what, quickSeed, parts) => {
      const seed = isLong ? printedChance(what).seed : quickSeed;
      const told = await explore(await makeTemplate(), { runs: mostRuns, seed, parts, shrinks: false });
      console.log(`${what}: ${told?.split("\n").find((line) => /^\w*Error/.test(line))}`);
      expect(told).toMatch(/^Property failed/);
    },
    faultTimeoutMs,
  );
});
