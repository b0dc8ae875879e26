/** Whether this tab is the one of this account's that tells: one of several at any time, where browsers have locks. */
export function oneTab(locks: LockManager | undefined, accountId: string): () => boolean {
  if (!locks) return () => true;
  let isOurs = false;
  // Held for as long as the page is there; then it is the next tab's.
  void locks.request(`notices ${accountId}`, () => {
    isOurs = true;
    return new Promise(() => {});
  });
  return () => isOurs;
}
