const accountName = "account";

/** Remembers whose chat this device shows, so that the offline page counts what waits for them and nobody else. */
export function rememberAccount(accountId: string): void {
  attempt(() => localStorage.setItem(accountName, accountId));
}

export function accountHere(): string | null {
  return attempt(() => localStorage.getItem(accountName));
}

/** Forgets, when somebody signs out, that they were here, how they wanted to be told, and the offline page. */
export async function forgetDevice(): Promise<void> {
  attempt(() => {
    const ours = Object.keys(localStorage).filter(
      (name) => name === accountName || name.startsWith("notices "),
    );
    for (const name of ours) localStorage.removeItem(name);
  });
  await globalThis.caches?.delete("shell").catch(() => false);
}

/** Where the browser forbids storage, nothing was kept and nothing is lost. */
function attempt<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}
