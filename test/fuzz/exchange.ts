import { connect } from "node:net";

/** What came of bytes sent to the server on a connection of their own. */
export interface Exchanged {
  /** Of the answer, the highest where one input was taken for several; null when it was closed without one. */
  status: number | null;
  text: string;
  /** Neither answered nor closed within the time: the server forgot about it. */
  isSilent: boolean;
}

const patienceMs = 10_000;
/** Whoever waits this long for an answer says that no more will come: the server may be waiting for the rest. */
const quietMs = 250;

/** Sends the bytes and reads until the server closes. After a request that is whole nothing is cut short. */
export function exchange(port: number, bytes: Buffer | string, { isWhole = false } = {}): Promise<Exchanged> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const chunks: Buffer[] = [];
    let isSilent = false;
    const quiet = isWhole ? undefined : setTimeout(() => socket.end(), quietMs);
    const patience = setTimeout(() => {
      isSilent = true;
      socket.destroy();
    }, patienceMs);
    socket.on("data", (chunk) => chunks.push(Buffer.from(chunk)));
    socket.on("error", () => {}); // A server may well hang up on nonsense: "close" follows.
    socket.on("close", () => {
      clearTimeout(quiet);
      clearTimeout(patience);
      const text = Buffer.concat(chunks).toString("latin1");
      resolve({ status: statusOf(text), text, isSilent });
    });
    socket.write(bytes);
  });
}

/** One well-formed request as bytes. A header whose value is undefined is left out. */
export function requestBytes(
  method: string,
  target: string,
  headers: Record<string, string | undefined>,
  body: Buffer | string = "",
): Buffer {
  const content = typeof body === "string" ? Buffer.from(body) : body;
  const all = {
    host: "127.0.0.1",
    connection: "close",
    "content-length": String(content.length),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}: ${value}`,
  );
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1"),
    content,
  ]);
}

function statusOf(text: string): number | null {
  const found = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));
  const final = found.filter((code) => code >= 200);
  return final.length === 0 ? null : Math.max(...final);
}
