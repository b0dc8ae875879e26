/**
 * Runs a job for a name, never twice at once for the same one, and for at most `width` names at a time.
 * Asked for again while it runs, it runs once more afterwards.
 */
export function takingTurns(width: number, job: (name: string) => Promise<void>): (name: string) => void {
  const waiting = new Set<string>();
  const busy = new Set<string>();

  return function ask(name) {
    waiting.add(name);
    startNext();
  };

  function startNext(): void {
    for (const name of waiting) {
      if (busy.size >= width) return;
      if (!busy.has(name)) start(name);
    }
  }

  function start(name: string): void {
    waiting.delete(name);
    busy.add(name);
    const done = () => {
      busy.delete(name);
      startNext();
    };
    void job(name).finally(done);
  }
}
