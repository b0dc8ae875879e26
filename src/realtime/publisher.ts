import type { Publish } from "../chat/ports.ts";
import { rooms } from "./rooms.ts";
import type { LiveServer } from "./socket-types.ts";

/** Publishing over Socket.IO: to the rooms of the accounts, but not to the connection that was answered instead. */
export function createPublisher(io: LiveServer): Publish {
  return ({ accountIds, except }, name, payload) => {
    const others = io.to(accountIds.map(rooms.account));
    // The map of events ties `payload` to `name`; Socket.IO's tuple type cannot follow a type parameter.
    (except ? others.except(except) : others).emit(name, ...([payload] as never));
  };
}
