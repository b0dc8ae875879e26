import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import type { SessionEnd, SignedIn } from "../shared/protocol.ts";
import type { AccountStore, Credential, Device, Session } from "./ports.ts";
import { createSessionCache } from "./session-cache.ts";
import { createSessionUses } from "./session-uses.ts";
import type { Tokens } from "./tokens.ts";

/** Who a token stands for, right now. */
export interface SignedInAs {
  account: OwnAccount;
  sessionId: string;
  expiresAt: number;
}

/** Somebody whose password was checked, and which one it was; and, where two-factor sign-in is on, their code. */
export interface Checked extends Pick<Credential, "account" | "passwordHash"> {
  passedSecondStep?: boolean;
}

export interface Sessions {
  /** For somebody whose password was checked. Throws `unauthenticated` if it is theirs no longer. */
  start(who: Checked, device: Device): Promise<SignedIn>;
  /** Throws `unauthenticated` for a token that is missing, forged or expired, or whose session has ended. */
  authenticate(token: string | undefined): Promise<SignedInAs>;
  /** One's own sign-ins that still count, last used first. */
  list(accountId: string): Promise<Session[]>;
  /** The token is dead at once, and whoever listens is told. */
  end(sessionId: string): Promise<void>;
  /** The same for one of the account's own; `not_found` for any other. */
  endOwn(accountId: string, sessionId: string): Promise<void>;
  /** All of an account but one. */
  endOthers(accountId: string, keep: string | null, reason?: SessionEnd): Promise<void>;
  /** Ends what the browser was signed in with before somebody signed in on it anew. A token that is none is no harm. */
  replace(token: string | undefined): Promise<void>;
  /** The account was changed: what is known of it is looked up anew. */
  refresh(accountId: string): void;
  /** Does what ends sessions in the store and answers which, and tells whoever listens. */
  whileEnding(reason: SessionEnd, work: () => Promise<string[]>): Promise<void>;
  onEnd(listener: (sessionId: string, reason: SessionEnd) => void): void;
  /** About every second: finds those that ended elsewhere, saves last uses, removes what is long over. */
  sweep(connected: () => Iterable<string>): Promise<void>;
}

interface SessionDeps {
  store: AccountStore;
  tokens: Tokens;
  clock: () => number;
  newId: () => string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** ASVS 7.3.1 and 7.3.2: a month at most, and a week without use. A page that stays open uses it. */
const lifeMs = 30 * dayMs;
const idleMs = 7 * dayMs;

/** What is over stays this long, to answer questions about it. */
const keptMs = 30 * dayMs;
const removeEveryMs = 60 * 60 * 1000;

/** A sweep looks back over this: a connection may have been let in while its session was ending. */
const lookBackMs = 10_000;

export function createSessions({ store, tokens, clock, newId }: SessionDeps): Sessions {
  const cache = createSessionCache<SignedInAs>(clock);
  const uses = createSessionUses(store, clock);
  const listeners: ((sessionId: string, reason: SessionEnd) => void)[] = [];
  let removedAt: number | null = null;
  let ending = 0;

  async function lookUp(sessionId: string): Promise<SignedInAs> {
    const session = await store.session(sessionId);
    const account = session && (await store.account(session.accountId));
    if (!session || !account || isOver(session)) throw signInAgain();
    uses.note(session);
    return { account, sessionId, expiresAt: session.expiresAt };
  }

  const isOver = ({ expiresAt, lastUsedAt }: Session) =>
    expiresAt <= clock() || lastUsedAt + idleMs <= clock();

  function tell(sessionIds: string[], reason: SessionEnd): void {
    for (const sessionId of sessionIds) {
      cache.forget(sessionId);
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

  function end(sessionId: string, reason: SessionEnd): Promise<void> {
    return whileEnding(reason, async () => {
      await store.endSession(sessionId, clock());
      return [sessionId];
    });
  }

  /** Only while none is ending here, or the sweep could tell of it before the one who knows the reason. */
  async function findEndedElsewhere(): Promise<void> {
    if (ending === 0) tell(await store.sessionsOver(clock() - lookBackMs, clock()), "ended");
  }

  async function removeOld(): Promise<void> {
    // Not with the start: then everybody comes back.
    removedAt ??= clock();
    if (Math.abs(clock() - removedAt) < removeEveryMs) return;
    const removed = await store.removeSessions(clock() - keptMs);
    if (removed === 0) removedAt = clock();
  }

  return {
    async start({ account, passwordHash, passedSecondStep }, device) {
      const createdAt = clock();
      // Whole seconds, as a JWT counts, so that the row and the token end together.
      const expiresAt = Math.floor((createdAt + lifeMs) / 1000) * 1000;
      const session = { id: newId(), accountId: account.id, createdAt, expiresAt };
      await store.createSession(
        { ...session, ...device, lastUsedAt: createdAt },
        passwordHash,
        passedSecondStep,
      );
      return { account, token: tokens.sign(session), expiresAt };
    },
    async authenticate(token) {
      if (!token) throw new AppError("unauthenticated", "Please sign in first.");
      const { sessionId, accountId } = tokens.verify(token);
      const is = await cache.get(sessionId, lookUp);
      if (is.account.id !== accountId) throw signInAgain();
      return is;
    },
    list: async (accountId) =>
      (await store.sessionsOf(accountId, clock())).filter((session) => !isOver(session)),
    end: (sessionId) => end(sessionId, "signed_out"),
    endOwn: (accountId, sessionId) =>
      whileEnding("signed_out", async () => {
        const wasTheirs = await store.endSession(sessionId, clock(), accountId);
        if (!wasTheirs) throw new AppError("not_found", "There is no such sign-in.");
        return [sessionId];
      }),
    endOthers: (accountId, keep, reason = "ended") =>
      whileEnding(reason, () => store.endOtherSessions(accountId, keep, clock())),
    async replace(token) {
      const sessionId = token && sessionIdOf(tokens, token);
      if (sessionId) await end(sessionId, "ended");
    },
    refresh: (accountId) => cache.forgetAll(({ account }) => account.id === accountId),
    whileEnding,
    onEnd: (listener) => void listeners.push(listener),
    async sweep(connected) {
      await findEndedElsewhere();
      uses.noteConnected(connected);
      await uses.save();
      await removeOld();
    },
  };
}

function sessionIdOf(tokens: Tokens, token: string): string | null {
  try {
    return tokens.verify(token).sessionId;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function signInAgain(): AppError {
  return new AppError("unauthenticated", "Please sign in again.");
}
