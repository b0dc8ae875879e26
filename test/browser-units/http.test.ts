import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createHttp } from "../../src/browser/line/http.ts";
import { englishWords } from "../words/english-words.ts";

test("an answer that breaks off in the middle is none, and may be asked for again", async () => {
  const server = createServer((req, res) => {
    res.writeHead(200, { "content-type": "application/json" });
    res.write('{"conversations": [', () => req.socket.destroy());
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // A TCP server's address is never a pipe's.
  const { get } = createHttp(() => {}, englishWords);
  await expect(get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: "unavailable" });
});
