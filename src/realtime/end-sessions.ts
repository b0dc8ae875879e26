import type { Logger } from "pino";
import type { Sessions } from "../accounts/sessions.ts";
import type { SessionEnd } from "../shared/protocol.ts";
import { rooms } from "./rooms.ts";
import type { LiveServer } from "./socket-types.ts";

/** The contract: whoever loses access stops getting anything within a second. */
const sweepEveryMs = 1_000;

interface EndingDeps {
  sessions: Sessions;
  clock: () => number;
  log: Logger;
}

/**
 * Closes the connections of a session when it is ended, and when its time is over: one look at all of them a
 * second, and no timer for each. Answers how to stop doing so.
 */
export function endSessionsInTime(io: LiveServer, { sessions, clock, log }: EndingDeps): () => void {
  sessions.onEnd((sessionId, reason) => endSession(io, sessionId, reason));
  let isSweeping = false;
  const sweep = setInterval(() => {
    endExpired(io, clock());
    if (isSweeping) return;
    isSweeping = true;
    sessions
      .sweep(() => connectedSessions(io))
      .catch((error: unknown) => log.warn({ err: error }, "Sessions could not be looked through"))
      .finally(() => {
        isSweeping = false;
      });
  }, sweepEveryMs);
  return () => clearInterval(sweep);
}

function endExpired(io: LiveServer, now: number): void {
  for (const socket of io.of("/").sockets.values()) {
    if (socket.data.expiresAt <= now) endSession(io, socket.data.sessionId, "expired");
  }
}

function endSession(io: LiveServer, sessionId: string, reason: SessionEnd): void {
  const connections = io.in(rooms.session(sessionId));
  connections.emit("session:ended", { reason });
  connections.disconnectSockets(true);
}

function connectedSessions(io: LiveServer): Set<string> {
  return new Set([...io.of("/").sockets.values()].map(({ data }) => data.sessionId));
}
