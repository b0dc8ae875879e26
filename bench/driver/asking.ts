import { type AskedOf, atOnce, openQuestionLine, type Request } from "./question-line.ts";
import { type Cost, costOf } from "./server-cost.ts";

export interface Asking extends AskedOf {
  serverPid: number;
  warmUpMs: number;
  measureMs: number;
}

export interface Asked extends Cost {
  requests: number;
  /** How many messages the answers had, all together: what was asked for is also what came. */
  rows: number;
}

/** Fewer say nothing about the cost of one. */
const enoughRequests = 200;
const giveUpAfterMs = 20_000;

/** Asks so long, and on a machine that is busy elsewhere as much longer as it takes to see enough. */
export async function ask(asking: Asking): Promise<Asked> {
  const { request, close } = await openQuestionLine(asking);
  const count = { requests: 0, rows: 0 };
  const askFor = (ms: number, enough: number) => {
    const now = performance.now();
    const isOver = () =>
      performance.now() > now + giveUpAfterMs || (performance.now() > now + ms && count.requests >= enough);
    return Promise.all(Array.from({ length: atOnce }, () => askUntil(isOver, request, count)));
  };
  await askFor(asking.warmUpMs, 0);
  Object.assign(count, { requests: 0, rows: 0 });
  const cost = await costOf(asking.serverPid, async () => {
    await askFor(asking.measureMs, enoughRequests);
  });
  close();
  return { ...count, ...cost };
}

async function askUntil(isOver: () => boolean, request: Request, count: { requests: number; rows: number }) {
  while (!isOver()) {
    const { messages } = await request();
    count.requests += 1;
    count.rows += messages.length;
  }
}
