/** Work that waits its turn: so much at once, and no account takes all of it. */
export interface Lanes {
  /** False when too much waits already: then it is left undone. */
  run(account: string, job: () => Promise<void>): boolean;
  /** Nothing more is begun; resolves when what is under way is done. */
  close(): Promise<void>;
}

/** Each holds a connection. */
const mostAtOnce = 32;
/** A push service that does not answer, or somebody's made-up one, holds up nobody else. */
const mostOfOne = 4;
/** More than that is told too late to be of use: the next message tells anew. */
const mostWaiting = 2_000;

export function createLanes(): Lanes {
  const waiting: { account: string; job: () => Promise<void> }[] = [];
  const running = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let isOpen = true;
  return {
    run(account, job) {
      if (!isOpen || waiting.length >= mostWaiting) return false;
      waiting.push({ account, job });
      begin();
      return true;
    },
    async close() {
      isOpen = false;
      waiting.length = 0;
      await Promise.all(underWay);
    },
  };

  function begin(): void {
    while (underWay.size < mostAtOnce) {
      const at = waiting.findIndex(({ account }) => (running.get(account) ?? 0) < mostOfOne);
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (!next) return;
      running.set(next.account, (running.get(next.account) ?? 0) + 1);
      const work = next.job().finally(() => {
        underWay.delete(work);
        leave(next.account);
        begin();
      });
      underWay.add(work);
    }
  }

  function leave(account: string): void {
    const left = (running.get(account) ?? 1) - 1;
    if (left > 0) running.set(account, left);
    else running.delete(account);
  }
}
