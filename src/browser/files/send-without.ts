import type { Chat } from "../store.ts";

/** Sends a message that was refused for one of its files without that one. */
export function sendWithout(chat: Chat, key: string, now: number): void {
  const item = chat.get().outbox.find((each) => each.key === key);
  if (!item) return;
  const { files = [], ...rest } = item;
  const fit = files.filter(({ refusal }) => !refusal);
  const again = { ...rest, ...(fit.length > 0 && { files: fit }), at: now };
  chat.dispatch({ type: "outbox:added", item: { ...again, status: "sending", error: null } });
}
