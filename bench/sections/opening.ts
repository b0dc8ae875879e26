import type { Question } from "../driver/question-line.ts";
import { cpuForOne } from "../driver/server-cost.ts";
import { median } from "../latencies.ts";
import { type Ratio, ratioOf } from "../ratio.ts";
import type { Bench } from "./bench.ts";
import type { History } from "./histories.ts";

/** One question to longer and longer conversations; `cpu` in µs per answer, `ratio` to the first size. */
export interface OpeningResult {
  question: Question;
  sizes: { messages: number; cpu: number; perSecond: number; ratio: Ratio }[];
}

/**
 * What the page asks when a conversation is opened, and when one scrolls up in it. Answers are compared with
 * answers of as many messages: so with 60 each, a page's worth, only conversations that have them take part.
 */
const questions: Question[] = [10, 60].flatMap((rows) => [
  { kind: "newest", rows },
  { kind: "sync", rows },
  { kind: "older", rows },
]);

/** What opening a conversation and paging through it costs by its length. */
export async function measureOpening({ options }: Bench, histories: History[]): Promise<OpeningResult[]> {
  await warmUp(histories, options);
  const results: OpeningResult[] = [];
  for (const question of questions) {
    const longEnough = histories.filter(({ messages }) => messages >= question.rows);
    if (longEnough.length === 0) continue;
    results.push({ question, sizes: await measureQuestion(question, longEnough, options) });
  }
  return results;
}

/** Code that has not run for a while is slower, whatever it is asked. */
async function warmUp(histories: History[], options: Bench["options"]): Promise<void> {
  for (const history of histories) {
    for (const kind of ["newest", "sync"] as const) {
      await askOnce({ kind, rows: 10 }, history, { ...options, askMs: 2 * options.askMs });
    }
  }
}

async function measureQuestion(question: Question, histories: History[], options: Bench["options"]) {
  const cpu: number[][] = histories.map(() => []);
  const perSecond: number[][] = histories.map(() => []);
  for (let round = 0; round < options.sizeRounds; round += 1) {
    for (const [i, history] of histories.entries()) {
      const asked = await askOnce(question, history, options);
      cpu[i]?.push(cpuForOne(asked, asked.requests));
      perSecond[i]?.push(asked.requests / asked.seconds);
    }
  }
  return histories.map(({ messages }, i) => ({
    messages,
    cpu: median(cpu[i] ?? []),
    perSecond: median(perSecond[i] ?? []),
    ratio: ratioOf(cpu[i] ?? [], cpu[0] ?? []),
  }));
}

async function askOnce(
  question: Question,
  { driver, server, long }: History,
  { warmUpMs, askMs }: Bench["options"],
) {
  const { senderToken: token, conversationId, messages } = long;
  if (!conversationId) throw new Error("The conversation has no id.");
  const { url, pid: serverPid } = server;
  const asking = { url, serverPid, token, conversationId, messages, question };
  const asked = await driver.order("ask", { ...asking, warmUpMs: warmUpMs / 2, measureMs: askMs });
  if (asked.rows !== asked.requests * question.rows) {
    throw new Error(`${asked.requests} answers should have had ${question.rows} messages each.`);
  }
  return asked;
}
