import type { Parties } from "./store-requests.ts";

/** Everyone whose devices hear of a change to a conversation. */
export function partiesOf({ senderId, receiverId }: Parties): string[] {
  return receiverId === null ? [senderId] : [senderId, receiverId];
}
