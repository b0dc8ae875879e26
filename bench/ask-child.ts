import type { ChildProcess, Serializable } from "node:child_process";
import { once } from "node:events";

/** Sends a process an order and waits for its report, one at a time. Throws when the process ends instead. */
export async function askChild<T>(child: ChildProcess, name: string, order: Serializable): Promise<T> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error(`${name} ended; what it printed above says why.`);
  });
  try {
    child.send(order);
    const [report] = await Promise.race([once(child, "message", { signal }), ended]);
    return report;
  } finally {
    waiting.abort();
    await ended.catch(() => {
      // Its end is only of interest while we wait for it.
    });
  }
}
