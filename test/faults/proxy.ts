import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createFrameSieve, type Sieve } from "./network-frames.ts";

/** A network between clients and the program that can be as bad as real ones are. */
export interface BadNetwork {
  url: string;
  /** The connections of the moment, oldest first. */
  lines: Set<ProxiedLine>;
  /** How many connections broke so far, instead of being ended by one who was on it. */
  breaks(): number;
  /** What happens to every new connection, from its first byte on. */
  onLine(befall: (line: ProxiedLine) => void): void;
  /** Decides which WebSocket messages of the server arrive, on every connection. */
  sift(mayPass: Sieve): void;
}

export type Direction = "toServer" | "toClient";

export interface ProxiedLine {
  /** From now on everything arrives this much later. */
  delay(ms: number): void;
  /** Nothing arrives any more, and nobody is told. What is sent meanwhile is lost for good. */
  blackHole(direction?: Direction): void;
  /** Nothing arrives, and nothing is read: what is sent piles up at its sender. */
  stall(direction: Direction): void;
  goOn(direction: Direction): void;
  /** Lets so many bytes more through, and then breaks off, in the middle of whatever that is. */
  cutAfter(bytes: number, direction: Direction): void;
  /** Both ends are told that the connection broke. */
  reset(): void;
}

/** Listens on a free port; the test's end closes it. */
export async function startProxy(url: string): Promise<BadNetwork> {
  const lines = new Set<ProxiedLine>();
  const target = new URL(url);
  let befall = (_: ProxiedLine): void => {};
  let mayPass: Sieve = () => true;
  let breaks = 0;
  const broke = () => {
    breaks += 1;
  };

  const server = createServer((client) => {
    const upstream = dial(Number(target.port), target.hostname);
    const line = createLine(client, upstream, { mayPass: (text) => mayPass(text), broke });
    lines.add(line);
    client.once("close", () => lines.delete(line));
    befall(line);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const line of lines) line.reset();
  });

  // A TCP server's address is never the string that a pipe's is.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    breaks: () => breaks,
    onLine: (next) => {
      befall = next;
    },
    sift: (next) => {
      mayPass = next;
    },
  };
}

interface LineDeps {
  mayPass: Sieve;
  broke: () => void;
}

function createLine(client: Socket, upstream: Socket, { mayPass, broke }: LineDeps): ProxiedLine {
  const sieve = createFrameSieve(mayPass);
  const ways = {
    toServer: createWay(client, upstream, (chunk) => chunk, reset),
    toClient: createWay(upstream, client, sieve, reset),
  };
  for (const end of [client, upstream]) {
    // NOTE an end that breaks is what this is for: the other end is told, and that is all.
    end.on("error", reset);
    end.setNoDelay(true);
  }
  return {
    delay(ms) {
      ways.toServer.delay(ms);
      ways.toClient.delay(ms);
    },
    blackHole(direction) {
      if (direction !== "toClient") ways.toServer.lose();
      if (direction !== "toServer") ways.toClient.lose();
    },
    stall: (direction) => ways[direction].stall(),
    goOn: (direction) => ways[direction].goOn(),
    cutAfter: (bytes, direction) => ways[direction].cutAfter(bytes),
    reset,
  };

  function reset(): void {
    if (!client.destroyed) broke();
    client.resetAndDestroy();
    upstream.resetAndDestroy();
  }
}

/** One direction of a connection. */
function createWay(from: Socket, to: Socket, sieve: (chunk: Buffer) => Buffer, reset: () => void) {
  let delayMs = 0;
  let left = Number.POSITIVE_INFINITY;
  let isLosing = false;
  let isStalled = false;

  from.on("data", (chunk: Buffer) => {
    if (isLosing) return;
    if (delayMs === 0) pass(sieve(chunk));
    // Equal delays keep their order.
    else setTimeout(() => pass(sieve(chunk)), delayMs);
  });
  from.on("end", () => {
    if (!isLosing) setTimeout(() => to.end(), delayMs);
  });
  from.on("close", () => {
    if (!isLosing) setTimeout(() => to.destroySoon(), delayMs);
  });
  to.on("drain", () => {
    if (!isStalled) from.resume();
  });

  function pass(chunk: Buffer): void {
    if (isLosing || to.destroyed || chunk.length === 0) return;
    if (chunk.length < left) {
      left -= chunk.length;
      if (!to.write(chunk)) from.pause();
    } else {
      isLosing = true;
      to.write(chunk.subarray(0, left), reset);
    }
  }

  return {
    delay: (ms: number) => {
      delayMs = Math.max(delayMs, ms);
    },
    lose: () => {
      isLosing = true;
    },
    stall: () => {
      isStalled = true;
      from.pause();
    },
    goOn: () => {
      isStalled = false;
      from.resume();
    },
    cutAfter: (bytes: number) => {
      left = bytes;
    },
  };
}
