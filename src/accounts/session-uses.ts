import type { AccountStore, Session } from "./ports.ts";

/** When sessions were last used. It is written seldom and a few at a time: nothing that people do waits for it. */
export interface SessionUses {
  /** Of one that was just looked up. */
  note(session: Pick<Session, "id" | "lastUsedAt">): void;
  /** Of those that are connected, however still they are. */
  noteConnected(sessionIds: () => Iterable<string>): void;
  save(): Promise<void>;
}

/** Far below the week after which it counts. */
const everyMs = 10 * 60_000;

/** In one commit, so that no message waits for long. */
const savedAtOnce = 100;

export function createSessionUses(
  store: Pick<AccountStore, "saveSessionUses">,
  clock: () => number,
): SessionUses {
  const waiting = new Map<string, number>();
  let notedAt: number | null = null;

  return {
    note({ id, lastUsedAt }) {
      notedAt ??= clock();
      if (clock() - lastUsedAt >= everyMs) waiting.set(id, clock());
    },
    noteConnected(sessionIds) {
      const now = clock();
      notedAt ??= now;
      if (Math.abs(now - notedAt) < everyMs) return;
      notedAt = now;
      for (const id of sessionIds()) waiting.set(id, now);
    },
    async save() {
      const uses = [...waiting].slice(0, savedAtOnce).map(([sessionId, at]) => ({ sessionId, at }));
      if (uses.length === 0) return;
      await store.saveSessionUses(uses);
      for (const { sessionId, at } of uses) if (waiting.get(sessionId) === at) waiting.delete(sessionId);
    },
  };
}
