import type { Time } from "../time.ts";

/** Runs a job while no other tab of this account runs one of the same name. */
export type InTurn = (name: string, job: () => Promise<void>) => Promise<void>;

/** A tab that the browser put to sleep may hold its turn for ever. Going on without one costs only a second try. */
const patienceMs = 10_000;

/** Turns among this account's tabs, where the browser has locks: on plain http it has none, and every tab goes. */
export function turnsAmongTabs(locks: LockManager | undefined, accountId: string, time: Time): InTurn {
  return async function inTurn(name, job) {
    if (!locks) return job();
    const waiting = new AbortController();
    const callOff = time.after(patienceMs, () => waiting.abort());
    const begin = () => {
      callOff();
      return job();
    };
    try {
      await locks.request(`outbox ${accountId} ${name}`, { signal: waiting.signal }, begin);
    } catch (error) {
      if (!waiting.signal.aborted) throw error;
      await job();
    }
  };
}
