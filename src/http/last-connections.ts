import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Patience } from "./patience.ts";

/**
 * Sees to it that a server which was closed soon has no connection left. Node waits for whoever never finishes a
 * request, and a line that was being opened meanwhile would stay. After the time for goodbyes all are ended, or, while
 * requests are being answered, after the time for last answers. Call it before the server listens.
 */
export function endLastConnections(server: Server, patience: Patience): { begin(): void } {
  const connections = new Set<Socket>();
  let underWay = 0;

  server.on("connection", (connection: Socket) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  server.on("request", (_, res) => {
    underWay += 1;
    res.once("close", () => {
      underWay -= 1;
    });
  });

  function end(): void {
    for (const connection of connections) connection.destroy();
  }

  return {
    begin() {
      const afterGoodbyes = setTimeout(() => underWay === 0 && end(), patience.goodbyeMs);
      const afterAnswers = setTimeout(end, patience.lastAnswersMs);
      server.once("close", () => {
        clearTimeout(afterGoodbyes);
        clearTimeout(afterAnswers);
      });
    },
  };
}
