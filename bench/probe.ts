import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

/*
 * Loaded into every server that is measured, before the server itself: it answers what only the process itself
 * can tell. Until it is asked it does nothing, and the server knows nothing of it.
 */

export type Question = "watch" | "loop" | "memory";

/** How late the event loop came to what was due, in ms. */
export interface LoopDelay {
  p50: number;
  p99: number;
  max: number;
}

/** What the program itself holds, in bytes, once what nobody uses is thrown away. */
export interface Held {
  heap: number;
  outsideHeap: number;
}

/** A timer of so many ms; what is measured is how much later it comes. */
const everyMs = 5;

if (isMainThread && process.send) answerQuestions();

function answerQuestions(): void {
  const delay = monitorEventLoopDelay({ resolution: everyMs });
  process.on("message", (question: Question) => {
    if (question === "watch") {
      delay.reset();
      delay.enable();
      process.send?.({ watching: true });
    } else if (question === "loop") {
      delay.disable();
      const late = (nanos: number) => Math.max(0, nanos / 1e6 - everyMs);
      const found = {
        p50: late(delay.percentile(50)),
        p99: late(delay.percentile(99)),
        max: late(delay.max),
      };
      process.send?.(found satisfies LoopDelay);
    } else {
      process.send?.(heldNow());
    }
  });
  // The server's life must not hang on being asked, and not outlast the one who asks.
  process.channel?.unref();
  process.once("disconnect", () => process.exit(1));
}

function heldNow(): Held {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed, outsideHeap: external };
}
