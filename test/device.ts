import { io, type Socket } from "socket.io-client";
import { onTestFinished } from "vitest";
import type { WireError } from "../src/shared/errors.ts";
import type {
  Ack,
  Answers,
  ClientToServer,
  EventName,
  Events,
  RequestName,
  Requests,
  ServerToClient,
} from "../src/shared/protocol.ts";
import { createLooking } from "./looking.ts";

/** A phone or a tab, as any Socket.IO client would be: it asks, and it remembers every event in order. */
export interface Device {
  socket: Socket<ServerToClient, ClientToServer>;
  heard: { name: EventName; payload: unknown }[];
  /** Asks for something that must work. */
  ask<N extends RequestName>(name: N, wish: Requests[N]): Promise<Answers[N]>;
  /** Asks for something that must be refused. */
  refused(name: string, ...payload: unknown[]): Promise<WireError>;
  /** The first event of the name, heard already or yet to come, that fits. */
  hears<N extends EventName>(name: N, fits?: (payload: Events[N]) => boolean): Promise<Events[N]>;
  /** Resolves once everything sent to this device so far has arrived. */
  settled(): Promise<void>;
  close(): void;
}

/** Connects with a token; rejects with the `connect_error`. */
export async function connect(url: string, token: string): Promise<Device> {
  const socket: Device["socket"] = io(url, { auth: { token }, transports: ["websocket"], forceNew: true });
  onTestFinished(() => void socket.close());
  const device = deviceOf(socket);
  await new Promise<void>((resolve, reject) => {
    const refused = (error: Error) => {
      socket.close();
      reject(error);
    };
    socket.once("connect_error", refused);
    socket.once("connect", () => {
      // From here on a try that fails, while the server restarts, is followed by the next.
      socket.off("connect_error", refused);
      resolve();
    });
  });
  return device;
}

export function deviceOf(socket: Device["socket"]): Device {
  const heard: Device["heard"] = [];
  const looking = createLooking();
  socket.onAny((name: EventName, payload: unknown) => {
    heard.push({ name, payload });
    looking.again();
  });

  async function emit(name: string, payload: unknown[]): Promise<Ack<object>> {
    // Anything may be sent here, so that refusals can be tested: the types of the protocol do not apply.
    return (await (socket.timeout(10_000) as never as Emitter).emitWithAck(name, ...payload)) as Ack<object>;
  }

  return {
    socket,
    heard,
    async ask(name, wish) {
      const answer = await emit(name, [wish]);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}, ${answer.error.message}`);
      return answer as never; // `emit` cannot know which answer belongs to the name.
    },
    async refused(name, ...payload) {
      const answer = await emit(name, payload);
      if (answer.ok) throw new Error(`${name} was granted: ${JSON.stringify(answer)}`);
      return answer.error;
    },
    hears(name, fits = () => true) {
      // `name` says which payload it is.
      const found = () => heard.find((event) => event.name === name && fits(event.payload as never));
      return looking.until(found).then(({ payload }) => payload as never);
    },
    async settled() {
      // Events and answers travel on one connection, in order.
      await emit("heads", [{ epoch: "", heads: {} }]);
    },
    close: () => void socket.close(),
  };
}

interface Emitter {
  emitWithAck(name: string, ...payload: unknown[]): Promise<unknown>;
}
