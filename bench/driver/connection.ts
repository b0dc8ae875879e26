import { type Dialect, dialects, type Listener } from "./dialects.ts";
import { openWire } from "./wire.ts";

export interface Connection {
  /** Writes one request. `payload` is JSON in ASCII; the answer comes under `id`. */
  request(id: number, name: string, payload: string): void;
}

/** A server, and how one talks with it. */
export interface Place {
  url: string;
  dialect: Dialect;
}

/**
 * A client that does just enough (WebSocket, text): the usual one would cost the driver more than the relay costs
 * the server, and the driver would set the pace.
 * Resolves once signed in; throws, also later and then out of reach of any caller, when anything goes wrong.
 */
export async function openConnection(
  { url, dialect }: Place,
  token: string,
  listener: Listener,
): Promise<Connection> {
  const { path, talk, ask } = dialects[dialect];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const read = talk({
    token,
    listener,
    write: (packet) => wire.write(packet),
    welcome: resolve,
    refuse: reject,
  });
  const wire = openWire(url, path, { onOpen: () => read(null), onPacket: read });
  await promise;
  return { request: (id, name, payload) => wire.write(ask(id, name, payload)) };
}
