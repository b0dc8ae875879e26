import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Config } from "../config.ts";
import { networkOf } from "./client-address.ts";

type Settings = Pick<Config, "trustProxy" | "rateLimitScale">;

/** Each costs memory and a descriptor: at 20 KiB, 0.4 GiB of memory. */
const connections = 20_000;

/** A school of three hundred behind one address, each with two tabs and the connections that load them. */
const connectionsPerNetwork = 4_000;

/** Polling asks twice a second at its busiest: its connection lasts some minutes, and another takes over. */
const requestsPerConnection = 1_000;

/** Bounds what anybody can hold open: connections, in all and from one network, and requests on each. */
export function capConnections(server: Server, { trustProxy, rateLimitScale }: Settings): void {
  server.maxRequestsPerSocket = requestsPerConnection;
  // Node would drop those beyond a limit without a word, the one that a proxy adds last among them. Their bytes are
  // bounded.
  server.maxHeadersCount = 0;
  if (rateLimitScale === 0) return;
  server.maxConnections = Math.ceil(connections * rateLimitScale);
  // Behind a proxy every connection is the proxy's.
  if (trustProxy === 0) capPerNetwork(server, Math.ceil(connectionsPerNetwork * rateLimitScale));
}

function capPerNetwork(server: Server, most: number): void {
  const open = new Map<string, number>();
  server.on("connection", (connection: Socket) => {
    const network = networkOf(connection.remoteAddress ?? "unknown");
    const count = (open.get(network) ?? 0) + 1;
    open.set(network, count);
    if (count > most) connection.destroy();
    connection.once("close", () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
  });
}
