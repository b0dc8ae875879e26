import { describe, expect, test } from "vitest";
import { printedChance } from "./chance.ts";
import { extent, faultTimeoutMs } from "./extent.ts";
import { explore } from "./model/explore.ts";
import { mutants } from "./model/mutants.ts";
import { makeTemplate } from "./model/template.ts";

test(
  "whatever happens, every device shows what the model says",
  async () => {
    const { seed } = printedChance("Model");
    // FAULTS_PATH, printed with a failure, goes straight to the story that failed.
    const path = process.env.FAULTS_PATH;
    expect(await explore(await makeTemplate(), { runs: extent(20, 1_000), seed, path })).toBeNull();
  },
  faultTimeoutMs,
);

/** Far more stories than it takes: most mutants fail within the first ten. */
const mostRuns = 200;

describe("the model notices when", () => {
  test.each(mutants)(
    "%s",
    async (what, parts) => {
      const { seed } = printedChance(what);
      const told = await explore(await makeTemplate(), { runs: mostRuns, seed, parts, shrinks: false });
      console.log(`${what}: ${told?.split("\n").find((line) => /^\w*Error/.test(line))}`);
      expect(told).toMatch(/^Property failed/);
    },
    faultTimeoutMs,
  );
});
