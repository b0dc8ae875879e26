/** This tab among those of its account, where browsers have locks. */
export interface Tabs {
  /** Of this tab alone. */
  name: string;
  /** Runs a job while no other tab runs one, with the names of those that are still there. */
  alone(job: (there: Set<string>) => Promise<void>): Promise<void>;
}

/** Null where tabs cannot tell whether another one is still there: on plain http browsers have no locks. */
export function tabsAmong(
  locks: LockManager | undefined,
  accountId: string,
  newKey: () => string,
): Tabs | null {
  if (!locks) return null;
  const prefix = `files ${accountId} `;
  const name = newKey();
  // Held for as long as the page is there, however it ends.
  const isThere = new Promise<void>((begin) => {
    void locks.request(prefix + name, () => {
      begin();
      return new Promise(() => {});
    });
  });
  return {
    name,
    async alone(job) {
      await isThere;
      await locks.request(`files of ${accountId}`, async () => {
        const { held = [] } = await locks.query();
        const names = held.flatMap((lock) => (lock.name?.startsWith(prefix) ? lock.name : []));
        await job(new Set(names.map((each) => each.slice(prefix.length))));
      });
    },
  };
}
