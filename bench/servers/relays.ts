import { type ServerProcess, startServer } from "./server-process.ts";

/** The relay on Socket.IO. */
export function startRelay(pinned: string[]): Promise<ServerProcess> {
  return startServer({ name: "The relay", pinned, args: [file("relay.ts")] });
}

/** The relay on bare WebSockets. */
export function startWsRelay(pinned: string[]): Promise<ServerProcess> {
  return startServer({ name: "The ws relay", pinned, args: [file("ws-relay.ts")] });
}

function file(name: string): string {
  return `${import.meta.dirname}/../${name}`;
}
