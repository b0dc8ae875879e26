import { writeFile } from "node:fs/promises";
import { type Options, readOptions } from "./options.ts";
import { describeRun } from "./report/head.ts";
import { describeOpening, describeSizes } from "./report/histories.ts";
import { describeIdle } from "./report/idle.ts";
import { describeStorm } from "./report/storm.ts";
import { describeComparison, legend } from "./report/throughput.ts";
import type { Bench } from "./sections/bench.ts";
import { startHistories } from "./sections/histories.ts";
import { measureIdle } from "./sections/idle.ts";
import { measureOpening } from "./sections/opening.ts";
import { measureSizes } from "./sections/sizes.ts";
import { measureStorm } from "./sections/storm.ts";
import { measureThroughput } from "./sections/throughput.ts";
import { separateCores } from "./servers/cores.ts";

// Ctrl-C or a stop must not leave servers behind: they end with the process.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
// Each server, driver and folder has something to do at the end.
process.setMaxListeners(50);

const options = readOptions(process.argv.slice(2));
if (options) await run(options);

async function run(options: Options): Promise<void> {
  const cores = separateCores();
  const bench = { options, cores };
  console.log(describeRun(options, cores.server.length > 0));
  const results = {
    ...(await throughput(bench)),
    ...(await histories(bench)),
    ...(await idle(bench)),
    ...(await storm(bench)),
  };
  console.log(legend);
  if (options.json) await writeFile(options.json, `${JSON.stringify({ options, ...results }, null, 2)}\n`);
}

async function throughput(bench: Bench) {
  if (!bench.options.only.includes("throughput")) return {};
  const comparisons = await measureThroughput(bench, (comparison) => {
    console.log(describeComparison(comparison));
  });
  return { comparisons };
}

/** Opening comes before sending, which makes conversations longer. */
async function histories(bench: Bench) {
  const { only } = bench.options;
  if (!only.includes("open") && !only.includes("sizes")) return {};
  const all = await startHistories(bench);
  const opening = only.includes("open") ? await measureOpening(bench, all) : [];
  if (opening.length > 0) console.log(describeOpening(opening));
  const sizes = only.includes("sizes") ? await measureSizes(bench, all) : [];
  if (sizes.length > 0) console.log(describeSizes(sizes));
  for (const history of all) await history.stop();
  return { opening, sizes };
}

async function idle(bench: Bench) {
  if (!bench.options.only.includes("idle")) return {};
  const result = await measureIdle(bench);
  console.log(describeIdle(result));
  return { idle: result };
}

async function storm(bench: Bench) {
  if (!bench.options.only.includes("storm")) return {};
  const result = await measureStorm(bench);
  console.log(describeStorm(result));
  return { storm: result };
}
