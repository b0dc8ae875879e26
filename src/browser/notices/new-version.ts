import type { Chat } from "../store.ts";

/**
 * Calls once the server has a newer page than this one: looked for whenever the line comes back, as a new version
 * means that the server was started anew.
 */
export function watchVersion(chat: Chat, script: string, isNew: () => void): void {
  let isTold = false;
  let wasOnline = chat.get().connection === "online";

  chat.subscribe(({ type }, { connection }, before) => {
    if (type !== "connection:changed" || connection !== "online" || before.connection === "online") return;
    if (wasOnline && !isTold) void look();
    wasOnline = true;
  });

  async function look(): Promise<void> {
    const newest = await newestScript();
    if (newest === null || newest === script || isTold) return;
    isTold = true;
    isNew();
  }
}

/** What the server gives new pages; null when it cannot be asked just now. */
async function newestScript(): Promise<string | null> {
  try {
    const answer = await fetch("/build/manifest.json", { cache: "no-store" });
    const { script } = (await answer.json()) as { script?: string }; // Written by our own build.
    return script ?? null;
  } catch {
    return null; // Asked again when the line comes back the next time.
  }
}
