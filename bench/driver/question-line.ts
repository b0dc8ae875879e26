import { Agent, get } from "node:http";
import { json } from "node:stream/consumers";
import { openConnection } from "./connection.ts";

/** What is asked of a conversation, over and over. */
export type Question =
  /** A page of so many messages: the newest, or from all over the history. */
  | { kind: "newest" | "older"; rows: number }
  /** What changed in the last so many versions. */
  | { kind: "sync"; rows: number };

/** The question, and the conversation with so many messages that it is asked of. */
export interface AskedOf {
  url: string;
  token: string;
  conversationId: string;
  messages: number;
  question: Question;
}

/** Resolves with the answer, as far as the benchmark looks at it. */
export type Request = () => Promise<{ messages: unknown[] }>;

/** Enough that the server never waits for the next one. */
export const atOnce = 8;

/** The question as a function that asks it once; `close` when nothing more is asked. */
export async function openQuestionLine(asking: AskedOf): Promise<{ request: Request; close(): void }> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const page = (query: string) => getPage(asking, agent, query);
  const { question } = asking;
  if (question.kind === "newest") {
    return { request: () => page(`?limit=${question.rows}`), close: () => agent.destroy() };
  } else if (question.kind === "older") {
    const place = scattered(question.rows + 1, asking.messages + 1);
    return {
      request: () => page(`?limit=${question.rows}&before=${place()}`),
      close: () => agent.destroy(),
    };
  } else {
    const { epoch, version } = await page("?limit=1");
    agent.destroy();
    return { request: await syncLine(asking, epoch, version - question.rows), close: () => {} };
  }
}

/** Whole numbers from one to another that jump about, the same in every run. */
function scattered(from: number, to: number): () => number {
  const steps = Math.max(1, to - from + 1);
  let step = 0;
  return () => {
    step = (step + 0.618_034) % 1;
    return from + Math.floor(step * steps);
  };
}

/** The shape is the contract's; a wrong one stops the run at its first use. */
type Page = { epoch: string; version: number; messages: unknown[] };

function getPage({ url, token, conversationId }: AskedOf, agent: Agent, query: string): Promise<Page> {
  const headers = { authorization: `Bearer ${token}` };
  const address = `${url}/api/conversations/${conversationId}/messages${query}`;
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers }, (response) => {
      const body = json(response) as Promise<Page>;
      if (response.statusCode === 200) body.then(resolve, reject);
      else body.then((error) => reject(new Error(`${address}: ${JSON.stringify(error)}`)), reject);
    });
    request.on("error", reject);
  });
}

async function syncLine(asking: AskedOf, epoch: string, version: number): Promise<Request> {
  const waiting = new Map<number, (answer: { messages: unknown[] }) => void>();
  const place = { url: asking.url, dialect: "socket.io" } as const;
  const line = await openConnection(place, asking.token, {
    onAnswer(id, answer) {
      if (!answer.ok) throw new Error(`The server refused: ${JSON.stringify(answer.error)}`);
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  });
  const payload = JSON.stringify({ conversationId: asking.conversationId, epoch, version });
  let last = 0;
  return () =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      line.request(last, "conversation:sync", payload);
    });
}
