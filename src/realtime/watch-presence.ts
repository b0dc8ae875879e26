import type { ChatStore } from "../chat/ports.ts";
import type { Answers } from "../shared/protocol.ts";
import type { LivePresence } from "./presence.ts";
import { rooms } from "./rooms.ts";
import type { LiveSocket } from "./socket-types.ts";

/** Tells a socket how these people are, now and from now on; the last list is forgotten. */
export async function watchPresence(
  store: ChatStore,
  presence: LivePresence,
  socket: LiveSocket,
  accountIds: string[],
): Promise<Answers["presence:watch"]> {
  const known = await store.knownAccounts(socket.data.caller.accountId, accountIds);
  const wanted = new Set(known.map(({ accountId }) => rooms.watchers(accountId)));
  // NOTE in one go: another list may follow at once, and would be left for this one.
  for (const room of [...socket.rooms]) {
    if (room.startsWith(rooms.watchers("")) && !wanted.has(room)) void socket.leave(room);
  }
  await socket.join([...wanted]);
  const people = known.map(({ accountId, name, picture, deletedAt }) => ({
    id: accountId,
    name,
    ...(picture !== null && { picture }),
    ...(deletedAt !== null && { deleted: true as const }),
  }));
  return { presences: presence.of(known), people };
}
