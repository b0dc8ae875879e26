const accountName = "account";

/** Remembers whose chat this device shows, so that the offline page counts what waits for them and nobody else. */
export function rememberAccount(accountId: string): void {
  attempt(() => localStorage.setItem(accountName, accountId));
}

export function accountHere(): string | null {
  return attempt(() => localStorage.getItem(accountName));
}

/** Forgets, when somebody signs out, what they were told, where they are told, and the offline page. */
export async function forgetDevice(): Promise<void> {
  const parts = [takeNoticesBack(), takePushBack(), globalThis.caches?.delete("shell")];
  await Promise.all(parts).catch((reason) => {
    console.warn("This browser would not forget everything.", reason);
  });
}

/** What is still up names people, and the number on the app's icon is somebody's. */
async function takeNoticesBack(): Promise<void> {
  for (const notice of (await (await registered())?.getNotifications()) ?? []) notice.close();
  if ("clearAppBadge" in navigator) await navigator.clearAppBadge();
}

/** The server forgot it with the session; the browser keeps its own side until it is told. */
async function takePushBack(): Promise<void> {
  await (await (await registered())?.pushManager?.getSubscription())?.unsubscribe();
}

function registered(): Promise<ServiceWorkerRegistration | undefined> | undefined {
  // None on plain http.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  return workers?.getRegistration();
}

/** Where the browser forbids storage, nothing was kept and nothing is lost. */
function attempt<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}
