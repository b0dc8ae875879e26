import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import type { SessionEnd, SignedIn } from "../shared/protocol.ts";
import { createRemoval } from "./old-sessions.ts";
import type { AccountStore, Credential, Device, Session } from "./ports.ts";
import { createSessionCache } from "./session-cache.ts";
import { createSessionEnds } from "./session-ends.ts";
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

export function createSessions(deps: SessionDeps): Sessions {
  const { store, tokens, clock } = deps;
  const cache = createSessionCache<SignedInAs>(clock);
  const uses = createSessionUses(store, clock);
  const removeOld = createRemoval(store, clock);
  const { end, findEndedElsewhere, ...ends } = createSessionEnds(store, clock, cache.forget);

  const lookUp = async (sessionId: string) => {
    const found = await livingSession(deps, sessionId);
    uses.note(found.session);
    return { account: found.account, sessionId, expiresAt: found.session.expiresAt };
  };

  return {
    ...ends,
    start: (who, device) => start(deps, who, device),
    async authenticate(token) {
      if (!token) throw new AppError("unauthenticated", "Please sign in first.");
      const { sessionId, accountId } = tokens.verify(token);
      const is = await cache.get(sessionId, lookUp);
      if (is.account.id !== accountId) throw signInAgain();
      return is;
    },
    list: async (accountId) =>
      (await store.sessionsOf(accountId, clock())).filter((session) => !isOver(session, clock())),
    end: (sessionId) => end(sessionId, "signed_out"),
    async replace(token) {
      const sessionId = token && sessionIdOf(tokens, token);
      if (sessionId) await end(sessionId, "ended");
    },
    refresh: (accountId) => cache.forgetAll(({ account }) => account.id === accountId),
    async sweep(connected) {
      await findEndedElsewhere();
      uses.noteConnected(connected);
      await uses.save();
      await removeOld();
    },
  };
}

async function start(
  { store, tokens, clock, newId }: SessionDeps,
  { account, passwordHash, passedSecondStep }: Checked,
  device: Device,
): Promise<SignedIn> {
  const createdAt = clock();
  // Whole seconds, as a JWT counts, so that the row and the token end together.
  const expiresAt = Math.floor((createdAt + lifeMs) / 1000) * 1000;
  const session = { id: newId(), accountId: account.id, createdAt, expiresAt };
  await store.createSession({ ...session, ...device, lastUsedAt: createdAt }, passwordHash, passedSecondStep);
  return { account, token: tokens.sign(session), expiresAt };
}

async function livingSession({ store, clock }: SessionDeps, sessionId: string) {
  const session = await store.session(sessionId);
  const account = session && (await store.account(session.accountId));
  if (!session || !account || isOver(session, clock())) throw signInAgain();
  return { session, account };
}

function isOver({ expiresAt, lastUsedAt }: Session, now: number): boolean {
  return expiresAt <= now || lastUsedAt + idleMs <= now;
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
