import type { Chat } from "../store.ts";
import type { Connection } from "./connection.ts";

/** Fetches the newest page of a conversation; whoever asks for it meanwhile waits for the same answer. */
export function createFetching(
  chat: Chat,
  request: Connection["request"],
): (conversationId: string) => Promise<void> {
  const fetching = new Map<string, Promise<void>>();
  return fetch;

  function fetch(conversationId: string): Promise<void> {
    const running = fetching.get(conversationId);
    if (running) return running;
    const fetched = request("conversation:sync", { conversationId, epoch: "", version: 0 })
      .then((answer) => chat.dispatch({ type: "synced", answer }))
      .finally(() => fetching.delete(conversationId));
    fetching.set(conversationId, fetched);
    return fetched;
  }
}
