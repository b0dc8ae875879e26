import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import type { SessionEnd, SignedIn } from "../shared/protocol.ts";
import type { AccountStore } from "./ports.ts";
import type { Tokens } from "./tokens.ts";

/** Who a token stands for, right now. */
export interface SignedInAs {
  account: OwnAccount;
  sessionId: string;
  expiresAt: number;
}

export interface Sessions {
  start(account: OwnAccount): Promise<SignedIn>;
  /** Throws `unauthenticated` for a token that is missing, forged or expired, or whose session has ended. */
  authenticate(token: string | undefined): Promise<SignedInAs>;
  /** The token is dead at once, and whoever listens is told. */
  end(sessionId: string): Promise<void>;
  onEnd(listener: (sessionId: string, reason: SessionEnd) => void): void;
}

interface SessionDeps {
  store: AccountStore;
  tokens: Tokens;
  clock: () => number;
  newId: () => string;
}

/** A week, used or not: short enough for a lost device, long enough for a conversation. */
const lifeMs = 7 * 24 * 60 * 60 * 1000;

/** How long a looked-up session is believed. Sign-out in this process does not wait for it. */
const cacheMs = 5_000;

/** More sessions than this were active within `cacheMs` only under attack: the oldest are looked up again. */
const cacheSize = 10_000;

export function createSessions({ store, tokens, clock, newId }: SessionDeps): Sessions {
  const cache = new Map<string, { is: SignedInAs; until: number }>();
  const listeners: ((sessionId: string, reason: SessionEnd) => void)[] = [];

  async function lookUp(sessionId: string): Promise<SignedInAs> {
    const session = await store.session(sessionId);
    const account = session && (await store.account(session.accountId));
    if (!session || !account) throw signInAgain();
    return { account, sessionId, expiresAt: session.expiresAt };
  }

  function remember(is: SignedInAs): void {
    const [oldest] = cache.keys();
    if (cache.size >= cacheSize && oldest !== undefined) cache.delete(oldest);
    cache.set(is.sessionId, { is, until: clock() + cacheMs });
  }

  return {
    async start(account) {
      const createdAt = clock();
      // Whole seconds, as a JWT counts, so that the row and the token end together.
      const expiresAt = Math.floor((createdAt + lifeMs) / 1000) * 1000;
      const session = { id: newId(), accountId: account.id, createdAt, expiresAt };
      await store.createSession(session);
      return { account, token: tokens.sign(session), expiresAt };
    },
    async authenticate(token) {
      if (!token) throw new AppError("unauthenticated", "Please sign in first.");
      const sessionId = tokens.verify(token);
      const cached = cache.get(sessionId);
      if (cached && cached.until > clock()) return cached.is;
      cache.delete(sessionId);
      const is = await lookUp(sessionId);
      remember(is);
      return is;
    },
    async end(sessionId) {
      await store.endSession(sessionId, clock());
      cache.delete(sessionId);
      for (const listener of listeners) listener(sessionId, "signed_out");
    },
    onEnd: (listener) => void listeners.push(listener),
  };
}

function signInAgain(): AppError {
  return new AppError("unauthenticated", "Please sign in again.");
}
