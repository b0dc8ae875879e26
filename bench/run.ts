import { writeFile } from "node:fs/promises";
import { startApp } from "./app-under-test.ts";
import type { Measured } from "./closed-loop.ts";
import { type Comparison, compare } from "./comparison.ts";
import { type Cores, separateCores } from "./cores.ts";
import { type Driver, startDriver } from "./driver-process.ts";
import { type Options, readOptions, type Shape } from "./options.ts";
import { namedPeople, signedUpPeople } from "./people.ts";
import { describeComparison, describeRun, legend } from "./report.ts";
import { startServer } from "./server-process.ts";

// Ctrl-C or a stop must not leave servers behind: they end with the process.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const options = readOptions(process.argv.slice(2));
if (options) await run(options);

async function run(options: Options): Promise<void> {
  const cores = separateCores();
  console.log(describeRun(options, cores.server.length > 0));
  const pairs = Math.max(...options.shapes.map((shape) => shape.pairs));
  const relay = await relayUnderLoad(cores, pairs, options);
  const parley = await parleyUnderLoad(cores, pairs, options);

  const comparisons: Comparison[] = [];
  for (const shape of options.shapes) {
    const comparison = await measureInTurn(shape, options, relay.driver, parley.driver);
    console.log(describeComparison(comparison));
    comparisons.push(comparison);
  }
  console.log(legend);
  if (options.json) await writeFile(options.json, `${JSON.stringify({ options, comparisons }, null, 2)}\n`);
  await relay.stop();
  await parley.stop();
}

async function relayUnderLoad(cores: Cores, pairs: number, { randomKeys }: Options) {
  const server = await startServer("The relay", [
    ...cores.server,
    process.execPath,
    `${import.meta.dirname}/relay.ts`,
  ]);
  const people = namedPeople(pairs);
  const driver = await startDriver(cores.driver, {
    url: server.url,
    serverPid: server.pid,
    people,
    randomKeys,
  });
  return { driver, stop: () => stopBoth(driver, server) };
}

async function parleyUnderLoad(cores: Cores, pairs: number, { profile, randomKeys }: Options) {
  const server = await startApp(cores.server, profile);
  const people = await signedUpPeople(server.url, server.setupToken, pairs);
  const driver = await startDriver(cores.driver, {
    url: server.url,
    serverPid: server.pid,
    people,
    randomKeys,
  });
  return { driver, stop: () => stopBoth(driver, server) };
}

async function measureInTurn(
  shape: Shape,
  { rounds, warmUpMs, measureMs }: Options,
  relay: Driver,
  parley: Driver,
): Promise<Comparison> {
  const results = { shape, relay: [] as Measured[], parley: [] as Measured[] };
  const load = { ...shape, warmUpMs, measureMs };
  for (let round = 0; round < rounds; round += 1) {
    results.relay.push(await relay.measure(load));
    results.parley.push(await parley.measure(load));
  }
  return compare(results);
}

async function stopBoth(driver: Driver, server: { stop(): Promise<void> }): Promise<void> {
  await driver.stop();
  await server.stop();
}
