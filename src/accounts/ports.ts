import type { OwnAccount, ReceiverListing } from "../shared/model.ts";

/** What accounts and sessions need of a store. The same promises as in chat/ports.ts. */
export interface AccountStore {
  /**
   * Makes an account if its claim holds, in one step. `conflict` (field `email`) when the address is taken;
   * `forbidden` when the claim does not hold: `setup` for any but the first account, a used or old invitation,
   * a sign-up before the first account exists.
   */
  createAccount(account: NewAccount, claim: AccountClaim): Promise<OwnAccount>;
  account(accountId: string): Promise<OwnAccount | null>;
  accountByEmail(email: string): Promise<Credential | null>;
  credential(accountId: string): Promise<Credential | null>;
  hasAccounts(): Promise<boolean>;
  receivers(): Promise<Omit<ReceiverListing, "presence">[]>;

  createInvitation(invitation: { hash: string; createdBy: string; expiresAt: number }): Promise<void>;
  /** Whether the invitation can still be used. */
  isOpenInvitation(hash: string, at: number): Promise<boolean>;

  /**
   * `unauthenticated` when the account is disabled, when its password is no longer the one that was checked, or
   * when two-factor sign-in is on and its step was not passed: all may have happened since.
   */
  createSession(session: Session, checkedHash: string, passedSecondStep?: boolean): Promise<void>;
  /** Null for one that never was, has ended, or is of a disabled account; when it is over is the caller's to judge. */
  session(sessionId: string): Promise<Session | null>;
  /** Those of an account that are neither ended nor run out, last used first; at most 100. */
  sessionsOf(accountId: string, at: number): Promise<Session[]>;
  /** Whether it was there to end: not ended yet and, where an account is named, that one's. */
  endSession(sessionId: string, at: number, accountId?: string): Promise<boolean>;
  /** Ends all of an account but one, and answers which. */
  endOtherSessions(accountId: string, keep: string | null, at: number): Promise<string[]>;
  /** Those that ended or ran out within a stretch of time, whoever ended them. */
  sessionsOver(from: number, until: number): Promise<string[]>;
  /** Moves last uses forward; one that is no longer there is passed over. */
  saveSessionUses(uses: SessionUse[]): Promise<void>;
  /** Removes some of those that ended or ran out before a moment, and answers how many. */
  removeSessions(before: number): Promise<number>;

  /**
   * Sets a password, ends all sessions but one and withdraws open reset links; answers which sessions ended.
   * `conflict` when the password is no longer the one that was checked.
   */
  changePassword(change: PasswordChange): Promise<string[]>;

  createResetLink(link: ResetLink): Promise<void>;
  /** Whose password an open link resets; null for one that was used, is old, or is of a disabled account. */
  resetLink(hash: string, at: number): Promise<OwnAccount | null>;
  /** Sets the password and ends all sessions, in one step; `forbidden` when the link is not open. */
  useResetLink(
    hash: string,
    passwordHash: string,
    at: number,
  ): Promise<{ accountId: string; ended: string[] }>;

  /** Ends all its sessions and withdraws its reset links, and answers which ended; `not_found` when there is none. */
  disableAccount(accountId: string, at: number): Promise<string[]>;
  enableAccount(accountId: string): Promise<void>;
  /** By name, those whose name or address holds the text. Of the pages, that which begins after an account. */
  people(question: PeopleQuestion): Promise<{ people: ListedPerson[]; more: boolean }>;
}

/** What somebody signs in with. */
export interface Credential {
  account: OwnAccount;
  passwordHash: string;
  disabled: boolean;
}

export interface NewAccount {
  id: string;
  name: string;
  email: string;
  passwordHash: string;
  role: "sender" | "receiver";
  at: number;
}

export type AccountClaim = { kind: "setup" } | { kind: "invitation"; hash: string } | { kind: "sign-up" };

/** Where somebody signed in: what the browser said of itself, and the address it came from, if known. */
export interface Device {
  userAgent: string | null;
  address: string | null;
}

export interface Session extends Device {
  id: string;
  accountId: string;
  createdAt: number;
  expiresAt: number;
  /** Written seldom: true to a few minutes. */
  lastUsedAt: number;
}

export interface SessionUse {
  sessionId: string;
  at: number;
}

export interface PasswordChange {
  accountId: string;
  checkedHash: string;
  passwordHash: string;
  keepSession: string | null;
  at: number;
}

export interface ResetLink {
  hash: string;
  accountId: string;
  createdBy: string;
  at: number;
  expiresAt: number;
}

export interface PeopleQuestion {
  /** A part of a name or address; empty for everybody. */
  search: string;
  /** The id of the last account of the page before. */
  after: string | null;
  limit: number;
}

export interface ListedPerson extends OwnAccount {
  createdAt: number;
  lastSeenAt: number | null;
  disabledAt: number | null;
  twoFactorSince: number | null;
}
