import { once } from "node:events";
import { onTestFinished } from "vitest";
import WebSocket from "ws";

/** Somebody's connection, and every frame that the server ever put into it, as it came. */
export interface RawLine {
  frames: { text: string; at: number }[];
  isOpen(): boolean;
  send(packet: string): void;
}

/** Connects by hand. Answers null when the handshake is refused. */
export async function rawLine(url: string, token: string | undefined): Promise<RawLine | null> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  onTestFinished(() => socket.terminate());
  const frames: RawLine["frames"] = [];
  const settled = new Promise<boolean>((resolve) => {
    socket.on("message", (data) => {
      const text = String(data);
      frames.push({ text, at: Date.now() });
      if (text.startsWith("0")) socket.send(`40${JSON.stringify({ token })}`);
      else if (text === "2") socket.send("3");
      else if (text.startsWith("40")) resolve(true);
      else if (text.startsWith("44")) resolve(false);
    });
    socket.on("close", () => resolve(false));
    socket.on("error", () => resolve(false));
  });
  if (!(await settled)) {
    socket.close();
    return null;
  }
  return {
    frames,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (packet) => socket.send(packet),
  };
}

/** Resolves once everything that was put into the line so far has arrived. */
export async function arrived(line: RawLine): Promise<void> {
  const before = line.frames.length;
  line.send('4299["heads",{"epoch":"","heads":{}}]');
  while (!line.frames.slice(before).some(({ text }) => text.startsWith("4399"))) {
    await once(AbortSignal.timeout(5), "abort");
  }
}
