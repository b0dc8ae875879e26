import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { lookEveryMs, type Patience } from "./patience.ts";

/** Four thousand bytes a second: the thinnest line of a phone, on which a picture takes some minutes. */
const leastBytesPerMs = 4;

interface Arrival {
  req: IncomingMessage;
  res: ServerResponse;
  isFile: boolean;
  /** How often it was found unfinished, one time after another. By looks: a clock may jump. */
  looks: number;
  /** What had come over its connection before it. */
  before: number;
}

/**
 * Ends requests whose bodies take too long. Node has one time for them all; a file may take as long as it needs, as
 * long as it keeps coming and nobody has refused it.
 */
export function endSlowSenders(server: Server, patience: Patience): void {
  const everyMs = lookEveryMs(patience);
  const arrivals = new Set<Arrival>();
  let looking: NodeJS.Timeout | undefined;

  // Before all others: routers change the address while they look for who answers.
  server.prependListener("request", (req: IncomingMessage, res: ServerResponse) => {
    const arrival = { req, res, isFile: isUpload(req), looks: 0, before: req.socket.bytesRead };
    arrivals.add(arrival);
    req.once("close", () => arrivals.delete(arrival));
  });
  server.on("listening", () => {
    looking = setInterval(() => arrivals.forEach(look), everyMs);
  });
  server.on("close", () => clearInterval(looking));

  function look(arrival: Arrival): void {
    const { req } = arrival;
    if (req.complete || req.destroyed) {
      arrivals.delete(arrival);
      return;
    }
    arrival.looks += 1;
    const lateMs = arrival.looks * everyMs - patience.requestMs;
    if (lateMs <= 0 || keepsComing(arrival, lateMs)) return;
    arrivals.delete(arrival);
    // As Node says it of headers that are late (broken-requests.ts answers).
    const late = Object.assign(new Error("Request timeout"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
    server.emit("clientError", late, req.socket);
  }
}

function keepsComing({ req, res, isFile, before }: Arrival, lateMs: number): boolean {
  return isFile && !res.writableEnded && req.socket.bytesRead - before >= lateMs * leastBytesPerMs;
}

/** Whoever may not upload is told so at once, and then has no more time than anybody. */
function isUpload({ method, url = "" }: IncomingMessage): boolean {
  return method === "POST" && /^\/api\/conversations\/[^/?]+\/files(?:\?|$)/.test(url);
}
