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
  accountByEmail(email: string): Promise<{ account: OwnAccount; passwordHash: string } | null>;
  hasAccounts(): Promise<boolean>;
  receivers(): Promise<Omit<ReceiverListing, "presence">[]>;

  createInvitation(invitation: { hash: string; createdBy: string; expiresAt: number }): Promise<void>;
  /** Whether the invitation can still be used. */
  isOpenInvitation(hash: string, at: number): Promise<boolean>;

  createSession(session: Session): Promise<void>;
  /** Null for one that never was or has ended; `expiresAt` is the caller's to check. */
  session(sessionId: string): Promise<Session | null>;
  endSession(sessionId: string, at: number): Promise<void>;
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

export interface Session {
  id: string;
  accountId: string;
  createdAt: number;
  expiresAt: number;
}
