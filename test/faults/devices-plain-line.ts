import type { Socket } from "socket.io-client";
import type { Ack, Answers, RequestName, Requests } from "../../src/shared/protocol.ts";
import type { createWatch } from "./devices-kind.ts";
import type { createPlainCopy } from "./devices-plain-copy.ts";
import type { History } from "./history.ts";

/** What the parts of a plain client share: who it is, what it holds, and its line. */
export interface PlainClient {
  name: string;
  me: string;
  history: History;
  copy: ReturnType<typeof createPlainCopy>;
  watch: ReturnType<typeof createWatch>;
  socket: Socket;
  /** Null where no answer came. */
  ask: <N extends RequestName>(type: N, payload: Requests[N]) => Promise<Ack<Answers[N]> | null>;
  /** One job of a name at a time: what is under way sees what came meanwhile, or is asked again on connecting. */
  alone(job: string, run: () => Promise<void>): void;
  /** Conversations of which something is missing. */
  wanted: Set<string>;
}

/** The contract: no answer within 10 s means that the outcome is unknown. */
const answerWithinMs = 10_000;
/** Before it asks again what was refused. */
export const heldUpMs = 50;

export function createAsking(socket: Socket): PlainClient["ask"] {
  return async (type, payload) => {
    if (!socket.connected) return null;
    return socket
      .timeout(answerWithinMs)
      .emitWithAck(type, payload)
      .catch(() => null);
  };
}

export function createAlone(): PlainClient["alone"] {
  const busy = new Set<string>();
  return (job, run) => {
    if (busy.has(job)) return;
    busy.add(job);
    void run().finally(() => busy.delete(job));
  };
}
