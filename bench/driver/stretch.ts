import { setTimeout as sleep } from "node:timers/promises";
import { type Percentiles, percentiles } from "../latencies.ts";
import type { PairRecorder } from "./pair.ts";

/** Far more than a message takes; one that is still on its way is lost. */
export const lostAfterMs = 20_000;

/** Fewer say nothing about the cost of one. */
const enoughMessages = 500;

interface Counted {
  messages: number;
  /** From sending to the acknowledgement, and to the other side. */
  acknowledged: Percentiles;
  delivered: Percentiles;
}

/** Collects while a stretch is measured, and lets everything else pass. */
export class Stretch implements PairRecorder {
  #open = false;
  #messages = 0;
  #acknowledged: number[] = [];
  #delivered: number[] = [];

  begin(): void {
    this.#open = true;
    this.#messages = 0;
    this.#acknowledged = [];
    this.#delivered = [];
  }

  /** Waits so long, and on a machine that is busy elsewhere as many times so long as it takes to see enough. */
  async last(measureMs: number): Promise<void> {
    const giveUpAt = performance.now() + Math.max(lostAfterMs, measureMs);
    while (performance.now() < giveUpAt) {
      await sleep(measureMs);
      if (this.#messages >= enoughMessages) return;
    }
    if (this.#messages === 0) throw new Error("Not one message got through.");
  }

  end(): Counted {
    this.#open = false;
    return {
      messages: this.#messages,
      acknowledged: percentiles(this.#acknowledged),
      delivered: percentiles(this.#delivered),
    };
  }

  acknowledged(afterMs: number): void {
    if (this.#open) this.#acknowledged.push(afterMs);
  }

  delivered(afterMs: number): void {
    if (this.#open) this.#delivered.push(afterMs);
  }

  done(): void {
    if (this.#open) this.#messages += 1;
  }
}
