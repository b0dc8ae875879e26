/** What arrives on a connection. */
export interface Listener {
  // biome-ignore lint/suspicious/noExplicitAny: what the server sent is JSON; a wrong shape stops the run by itself.
  onAnswer?(id: number, body: any): void;
  // biome-ignore lint/suspicious/noExplicitAny: the same.
  onEvent?(name: string, body: any): void;
}

export type Dialect = "socket.io" | "bare";

interface Talk {
  token: string;
  listener: Listener;
  write(packet: string): void;
  welcome(): void;
  refuse(error: Error): void;
}

interface DialectRules {
  path: string;
  /** Answers a function for every packet that comes; null stands for the open line, before the first. */
  talk(talk: Talk): (packet: string | null) => void;
  /** A request as a packet. */
  ask(id: number, name: string, payload: string): string;
}

/** The Socket.IO protocol (Engine.IO 4, default namespace), and the ws relay's bare JSON (ws-relay.ts). */
export const dialects: Record<Dialect, DialectRules> = {
  "socket.io": {
    path: "/socket.io/?EIO=4&transport=websocket",
    talk: (talk) => (packet) => {
      if (packet !== null) readSocketIo(packet, talk);
    },
    ask: (id, name, payload) => `42${id}["${name}",${payload}]`,
  },
  bare: {
    path: "/",
    talk: (talk) => (packet) => {
      if (packet === null) talk.write(talk.token);
      else if (packet === "[]") talk.welcome();
      else readBare(JSON.parse(packet), talk.listener);
    },
    ask: (id, name, payload) => `[${id},"${name}",${payload}]`,
  },
};

function readSocketIo(packet: string, { token, listener, write, welcome, refuse }: Talk): void {
  if (packet.startsWith("42")) {
    const [name, body] = JSON.parse(packet.slice(2));
    listener.onEvent?.(name, body);
  } else if (packet.startsWith("43")) {
    const start = packet.indexOf("[");
    listener.onAnswer?.(Number(packet.slice(2, start)), JSON.parse(packet.slice(start))[0]);
  } else if (packet === "2") write("3");
  else if (packet.startsWith("0")) write(`40${JSON.stringify({ token })}`);
  else if (packet.startsWith("40")) welcome();
  else if (packet.startsWith("44")) refuse(new Error(`The server refused a connection: ${packet.slice(2)}`));
  else throw new Error(`The server sent a packet that the benchmark cannot read: ${packet}`);
}

function readBare([first, body]: [number | string, unknown], listener: Listener): void {
  if (typeof first === "number") listener.onAnswer?.(first, body);
  else listener.onEvent?.(first, body);
}
