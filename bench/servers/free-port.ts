import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A port that nobody uses, below those that systems give to outgoing connections: on one of those, somebody who
 * tries to reach a server that is down may be given the server's own port, and take it.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = 15_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
  throw new Error("No free port was found.");
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    // Taken: that is an answer, too.
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
