/** Sessions that were just looked up, so that a burst of requests asks once. */
export interface SessionCache<T> {
  /** What is believed, else what is looked up now. */
  get(sessionId: string, lookUp: (sessionId: string) => Promise<T>): Promise<T>;
  /** From now on it is looked up, whoever is looking just now. */
  forget(sessionId: string): void;
  /** The same for all of which this holds. */
  forgetAll(is: (known: T) => boolean): void;
}

/** How long a looked-up session is believed. One that ends in this process does not wait for it. */
const believedMs = 5_000;

/** More sessions than this were active within `believedMs` only under attack: the oldest are looked up again. */
const mostKept = 10_000;

export function createSessionCache<T>(clock: () => number): SessionCache<T> {
  const kept = new Map<string, { is: T; at: number }>();
  let forgotten = 0;

  function keep(sessionId: string, is: T): void {
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(sessionId, { is, at: clock() });
  }

  return {
    async get(sessionId, lookUp) {
      const found = kept.get(sessionId);
      // Both ways: a clock that was set back must not make anything believed for longer.
      if (found && Math.abs(clock() - found.at) < believedMs) return found.is;
      kept.delete(sessionId);
      const before = forgotten;
      const is = await lookUp(sessionId);
      // NOTE what ended while it was looked up must not be kept as living.
      if (before === forgotten) keep(sessionId, is);
      return is;
    },
    forget(sessionId) {
      forgotten += 1;
      kept.delete(sessionId);
    },
    forgetAll(isMeant) {
      forgotten += 1;
      for (const [sessionId, { is }] of kept) if (isMeant(is)) kept.delete(sessionId);
    },
  };
}
