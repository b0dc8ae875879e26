import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config } from "../config.ts";
import { createHttpServer } from "../http/http-server.ts";
import { endLastConnections } from "../http/last-connections.ts";
import { endSlowReaders } from "../http/slow-readers.ts";
import { endSlowSenders } from "../http/slow-senders.ts";
import { attachSockets } from "../realtime/socket-server.ts";
import type { LiveServer } from "../realtime/socket-types.ts";
import { AppError } from "../shared/errors.ts";
import type { Ground } from "./ground.ts";

/** The one server through which everybody comes in. */
export interface Doors {
  /** Where it listens. */
  url: string;
  /** Lets nobody in any more; whoever is answered last goes with the answer. */
  close(): void;
}

/** Listens, for pages and sockets alike. */
export async function openDoors(ground: Ground, web: RequestListener, io: LiveServer): Promise<Doors> {
  const { config, patience } = ground;
  const server = createHttpServer(config, patience);
  server.on("request", web);
  // NOTE after the pages: Socket.IO takes its own path out of what they get. The other way round both would answer.
  attachSockets(io, server, config, patience);
  endSlowReaders(server, patience);
  endSlowSenders(server, patience);
  const lastConnections = endLastConnections(server, patience);
  return {
    url: await listen(server, config),
    close() {
      // A connection that is answered last is not kept for another request.
      server.keepAliveTimeout = 1;
      server.close();
      lastConnections.begin();
    },
  };
}

async function listen(server: Server, { host, port, tls }: Config): Promise<string> {
  server.listen(port, host);
  await once(server, "listening").catch((cause: unknown) => {
    throw new AppError("unavailable", `Cannot listen on ${host}:${port}: ${String(cause)}.`, { cause });
  });
  // A TCP server's address is never the string that a pipe's is.
  const { address, port: taken, family } = server.address() as AddressInfo;
  return `${tls ? "https" : "http"}://${family === "IPv6" ? `[${address}]` : address}:${taken}`;
}
