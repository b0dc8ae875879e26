import { openPageLine, type PageLine } from "./page-line.ts";

/** The lines of hundreds of chat pages, as they lose their server and find it again. */
export interface PageLines {
  /** Forgets who knows where they stand: a restart is about to happen. */
  expectRestart(): void;
  /** Tells of it, once everybody knows again what they missed, or after so long. */
  settled(atMostMs: number): Promise<StormReport>;
}

export interface StormReport {
  /** Times of day in ms: the first line lost, the last one that knew again what it had missed. */
  droppedAt: number;
  settledAt: number;
  /** How many know again. */
  resynced: number;
  /** Attempts to connect, by seconds since the first line was lost. */
  attempts: number[];
}

const atOnce = 50;

/** Opens a line for each token; resolves once all of them know where they stand. */
export async function connectPageLines(url: string, tokens: string[]): Promise<PageLines> {
  const storm = new Storm();
  const lines = tokens.map((token) => openPageLine(url, token, storm));
  for (let i = 0; i < lines.length; i += atOnce) {
    const next = lines.slice(i, i + atOnce);
    for (const line of next) line.connect();
    await storm.resynced(i + next.length);
  }
  // By now they know how many they are.
  storm.begin();
  for (const line of lines) line.ask();
  await storm.resynced(lines.length);
  return {
    expectRestart: () => storm.begin(),
    async settled(atMostMs) {
      const tooLate = Promise.withResolvers<void>();
      const timer = setTimeout(tooLate.resolve, atMostMs);
      await Promise.race([storm.resynced(lines.length), tooLate.promise]);
      clearTimeout(timer);
      return storm.report();
    },
  };
}

/** Counts what the lines tell. */
class Storm implements PageLine {
  #droppedAt = 0;
  #settledAt = 0;
  #attempts: number[] = [];
  #knowing = new Set<string>();
  #onKnown = () => {};

  begin(): void {
    this.#droppedAt = 0;
    this.#settledAt = 0;
    this.#attempts = [];
    this.#knowing.clear();
  }

  dropped(): void {
    this.#droppedAt ||= Date.now();
  }

  attempted(): void {
    const second = Math.floor((Date.now() - this.#droppedAt) / 1000);
    if (this.#droppedAt > 0) this.#attempts[second] = (this.#attempts[second] ?? 0) + 1;
  }

  knows(token: string): void {
    this.#knowing.add(token);
    this.#settledAt = Date.now();
    this.#onKnown();
  }

  /** Resolves once so many know where they stand. */
  resynced(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onKnown = () => {
        if (this.#knowing.size >= count) resolve();
      };
      this.#onKnown();
    });
  }

  report(): StormReport {
    return {
      droppedAt: this.#droppedAt,
      settledAt: this.#settledAt,
      resynced: this.#knowing.size,
      // Array.from fills the seconds in which nobody tried.
      attempts: Array.from(this.#attempts, (count) => count ?? 0),
    };
  }
}
