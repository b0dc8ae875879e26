/** The emoji that this account used last on this device. A browser that forbids storage remembers none. */

/** About two rows of the picker, above all the others. */
const most = 16;

export function recentEmoji(accountId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameFor(accountId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((emoji) => typeof emoji === "string").slice(0, most) : [];
  } catch {
    return []; // It is a convenience: without it, all emoji are still there.
  }
}

export function rememberEmoji(accountId: string, emoji: string): void {
  const recent = [emoji, ...recentEmoji(accountId).filter((other) => other !== emoji)].slice(0, most);
  try {
    localStorage.setItem(nameFor(accountId), JSON.stringify(recent));
  } catch {
    // As above.
  }
}

function nameFor(accountId: string): string {
  return `emoji ${accountId}`;
}
