import type { Load } from "../driver/closed-loop.ts";
import { type Ratio, ratioOf } from "../ratio.ts";
import type { Bench } from "./bench.ts";
import { cpuPerMessage, type Round, type Summary, summarize } from "./comparison.ts";
import type { History } from "./histories.ts";
import { measureRound } from "./throughput.ts";

/** One load with more and more behind it; `ratio` of CPU per message is to the first size. */
export interface SizesResult {
  name: string;
  sizes: { messages: number; summary: Summary; ratio: Ratio }[];
}

/** What a message costs when much is stored already. What is sent meanwhile comes on top of the sizes. */
export async function measureSizes({ options }: Bench, histories: History[]): Promise<SizesResult[]> {
  for (const { server, driver, busy, long } of histories) {
    const place = { url: server.url, dialect: "socket.io" as const };
    const { randomKeys } = options;
    await driver.order("open", { place, people: [...busy, long], serverPid: server.pid, randomKeys });
  }
  const pairs = histories[0]?.busy.length ?? 0;
  const { warmUpMs, measureMs } = options;
  const busy = { first: 0, pairs, inFlight: 4, warmUpMs, measureMs };
  const long = { first: pairs, pairs: 1, inFlight: 16, warmUpMs, measureMs };
  return [
    await measureLoad(`${pairs} conversations with so many between them, 4 in flight each`, busy),
    await measureLoad("one conversation with so many, 16 in flight", long),
  ];

  async function measureLoad(name: string, load: Load): Promise<SizesResult> {
    const rounds: Round[][] = histories.map(() => []);
    for (let round = 0; round < options.sizeRounds; round += 1) {
      for (const [i, history] of histories.entries()) rounds[i]?.push(await measureRound(history, load));
    }
    const base = rounds[0]?.map(cpuPerMessage) ?? [];
    const sizes = histories.map(({ messages }, i) => {
      const own = rounds[i] ?? [];
      return { messages, summary: summarize(own), ratio: ratioOf(own.map(cpuPerMessage), base) };
    });
    return { name, sizes };
  }
}
