const accountName = "account";

/** Remembers whose chat this device shows, so that the offline page counts what waits for them and nobody else. */
export function rememberAccount(accountId: string): void {
  attempt(() => localStorage.setItem(accountName, accountId));
}

export function accountHere(): string | null {
  return attempt(() => localStorage.getItem(accountName));
}

/** Forgets, when somebody signs out, that they were here, what they were told and how, and the offline page. */
export async function forgetDevice(): Promise<void> {
  attempt(() => {
    const ours = Object.keys(localStorage).filter(
      (name) => name === accountName || name.startsWith("notices "),
    );
    for (const name of ours) localStorage.removeItem(name);
  });
  await Promise.all([takeNoticesBack(), globalThis.caches?.delete("shell")]).catch((reason) => {
    console.warn("This browser would not forget everything.", reason);
  });
}

/** What is still up names people, and the number on the app's icon is somebody's. */
async function takeNoticesBack(): Promise<void> {
  // None on plain http.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await workers?.getRegistration();
  for (const notice of (await registration?.getNotifications()) ?? []) notice.close();
  if ("clearAppBadge" in navigator) await navigator.clearAppBadge();
}

/** Where the browser forbids storage, nothing was kept and nothing is lost. */
function attempt<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}
