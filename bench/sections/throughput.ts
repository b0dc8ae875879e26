import type { Load } from "../driver/closed-loop.ts";
import type { Bench } from "./bench.ts";
import { type Comparison, compare, type Round } from "./comparison.ts";
import { type Contestant, type ContestantName, contestants, startContestant } from "./contestants.ts";

/** The same work on two relays that store nothing and on Parley, round by round in turn. */
export async function measureThroughput(
  bench: Bench,
  tell: (comparison: Comparison) => void,
): Promise<Comparison[]> {
  const { shapes, rounds, warmUpMs, measureMs } = bench.options;
  const pairs = Math.max(...shapes.map((shape) => shape.pairs));
  const all = await startAll(bench, pairs);
  const comparisons: Comparison[] = [];
  for (const shape of shapes) {
    const comparison = compare(shape, await inTurn({ ...shape, warmUpMs, measureMs }, rounds, all));
    tell(comparison);
    comparisons.push(comparison);
  }
  for (const { stop } of Object.values(all)) await stop();
  return comparisons;
}

async function startAll(bench: Bench, pairs: number): Promise<Record<ContestantName, Contestant>> {
  const start = async (name: ContestantName) => {
    const { randomKeys, profile } = bench.options;
    const contestant = await startContestant(bench, name, pairs, profile);
    const { place, people, server } = contestant;
    await contestant.driver.order("open", { place, people, serverPid: server.pid, randomKeys });
    return contestant;
  };
  return { relay: await start("relay"), ws: await start("ws"), parley: await start("parley") };
}

async function inTurn(load: Load, rounds: number, all: Record<ContestantName, Contestant>) {
  const results: Record<ContestantName, Round[]> = { relay: [], ws: [], parley: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of contestants) results[name].push(await measureRound(all[name], load));
  }
  return results;
}

/** One stretch of a load, and how late the server's event loop was meanwhile. */
export async function measureRound({ server, driver }: Pick<Contestant, "server" | "driver">, load: Load) {
  await server.watchLoop();
  const measured = await driver.order("measure", load);
  return { ...measured, loopDelay: await server.loopDelay() } satisfies Round;
}
