import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { lookEveryMs, type Patience } from "./patience.ts";

/** A thousand bytes a second: who reads more slowly holds an answer open for its own sake. */
const leastBytesPerMs = 1;

interface Reading {
  connection: Socket;
  res: ServerResponse;
  /** How often bytes of the answer were found waiting, one time after another. By looks: a clock may jump. */
  looks: number;
  /** What had been taken at the first of them. */
  taken: number;
}

/**
 * Ends connections that ask and do not read the answer, or read it drop by drop. Node waits for them for ever.
 * Polling waits with nothing to read, and is left alone. Call it after whatever else answers requests.
 */
export function endSlowReaders(server: Server, patience: Patience): void {
  const everyMs = lookEveryMs(patience);
  const readings = new Set<Reading>();
  let looking: NodeJS.Timeout | undefined;

  server.on("request", ({ socket }: IncomingMessage, res: ServerResponse) => {
    const reading: Reading = { connection: socket, res, looks: 0, taken: 0 };
    readings.add(reading);
    res.on("close", () => readings.delete(reading));
  });
  server.on("listening", () => {
    looking = setInterval(() => readings.forEach(look), everyMs);
  });
  server.on("close", () => clearInterval(looking));

  function look(reading: Reading): void {
    const { connection, res } = reading;
    if (connection.writableLength === 0 || !res.headersSent) {
      reading.looks = 0;
    } else {
      if (reading.looks === 0) reading.taken = takenFrom(connection);
      reading.looks += 1;
      if (isTooSlow(reading)) connection.destroy();
    }
  }

  function isTooSlow({ connection, looks, taken }: Reading): boolean {
    const lateMs = (looks - 1) * everyMs - patience.answerMs;
    return lateMs >= 0 && takenFrom(connection) - taken <= lateMs * leastBytesPerMs;
  }
}

/** What the other side, or the system on its way there, has taken. */
function takenFrom(connection: Socket): number {
  return connection.bytesWritten - connection.writableLength;
}
