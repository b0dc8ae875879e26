import { AppError } from "../shared/errors.ts";
import type { SessionEnd } from "../shared/protocol.ts";
import type { AccountStore } from "./ports.ts";

/** How sessions end, and who is told of it. */
export interface SessionEnds {
  end(sessionId: string, reason: SessionEnd): Promise<void>;
  endOwn(accountId: string, sessionId: string): Promise<void>;
  endOthers(accountId: string, keep: string | null, reason?: SessionEnd): Promise<void>;
  whileEnding(reason: SessionEnd, work: () => Promise<string[]>): Promise<void>;
  /** Tells of what was ended past this process. */
  findEndedElsewhere(): Promise<void>;
  onEnd(listener: (sessionId: string, reason: SessionEnd) => void): void;
}

type EndsStore = Pick<AccountStore, "endSession" | "endOtherSessions" | "sessionsOver">;

/** A sweep looks back over this: a connection may have been let in while its session was ending. */
const lookBackMs = 10_000;

/** NOTE `forget` comes before the listeners: whoever is told finds the session ended. */
export function createSessionEnds(
  store: EndsStore,
  clock: () => number,
  forget: (sessionId: string) => void,
): SessionEnds {
  const listeners: ((sessionId: string, reason: SessionEnd) => void)[] = [];
  let ending = 0;

  function tell(sessionIds: string[], reason: SessionEnd): void {
    for (const sessionId of sessionIds) {
      forget(sessionId);
      for (const listener of listeners) listener(sessionId, reason);
    }
  }

  async function whileEnding(reason: SessionEnd, work: () => Promise<string[]>): Promise<void> {
    ending += 1;
    try {
      tell(await work(), reason);
    } finally {
      ending -= 1;
    }
  }

  return {
    ...endingBy(whileEnding, store, clock),
    whileEnding,
    async findEndedElsewhere() {
      // Only while none is ending here, or the sweep could tell of it before the one who knows the reason.
      if (ending === 0) tell(await store.sessionsOver(clock() - lookBackMs, clock()), "ended");
    },
    onEnd: (listener) => void listeners.push(listener),
  };
}

function endingBy(
  whileEnding: SessionEnds["whileEnding"],
  store: EndsStore,
  clock: () => number,
): Pick<SessionEnds, "end" | "endOwn" | "endOthers"> {
  return {
    end: (sessionId, reason) =>
      whileEnding(reason, async () => {
        await store.endSession(sessionId, clock());
        return [sessionId];
      }),
    endOwn: (accountId, sessionId) =>
      whileEnding("signed_out", async () => {
        const wasTheirs = await store.endSession(sessionId, clock(), accountId);
        if (!wasTheirs) throw new AppError("not_found", "There is no such sign-in.");
        return [sessionId];
      }),
    endOthers: (accountId, keep, reason = "ended") =>
      whileEnding(reason, () => store.endOtherSessions(accountId, keep, clock())),
  };
}
