import { once } from "node:events";
import { connect } from "node:net";

/** What came back for bytes that no client would send. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** Sends these bytes as they are, and reads until the server hangs up. */
export async function sendRaw(url: string, bytes: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk) => {
    answer += chunk;
  });
  // A server that hangs up while bytes are still on their way to it resets the connection: that is its right.
  socket.on("error", () => {});
  socket.write(bytes);
  await once(socket, "close");
  const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
  const [line = "", ...lines] = head.split("\r\n");
  const fields = lines.map((text): [string, string] => {
    const colon = text.indexOf(":");
    return [text.slice(0, colon), text.slice(colon + 1).trim()];
  });
  return { status: Number(line.split(" ")[1]), headers: new Headers(fields), body };
}
