import type { AccountClaim, AccountStore, NewAccount } from "../../accounts/ports.ts";
import type { OwnAccount } from "../../shared/model.ts";
import type { Writer } from "./batch-queue.ts";

export type AccountWrites = Pick<
  AccountStore,
  | "createAccount"
  | "createInvitation"
  | "createSession"
  | "endSession"
  | "endOtherSessions"
  | "saveSessionUses"
  | "removeSessions"
  | "changePassword"
  | "createResetLink"
  | "useResetLink"
  | "disableAccount"
  | "enableAccount"
>;

/** Every change to who has an account and who is signed in. */
export function prepareAccountWrites(writer: Writer): AccountWrites {
  return {
    createAccount: (account, claim) => createAccount(writer, account, claim),
    createInvitation: ({ hash, createdBy, expiresAt }) =>
      writer.run("createInvitation", hash, createdBy, expiresAt),
    createSession: (session, checkedHash, passedSecondStep = false) =>
      writer.run("createSession", session, checkedHash, passedSecondStep),
    endSession: (sessionId, at, accountId) => writer.run("endSession", sessionId, at, accountId ?? null),
    endOtherSessions: (accountId, keep, at) => writer.run("endOtherSessions", accountId, keep, at),
    saveSessionUses: (uses) => writer.run("saveSessionUses", uses),
    removeSessions: (before) => writer.run("removeSessions", before),
    changePassword: (change) => writer.run("changePassword", change),
    createResetLink: (link) => writer.run("createResetLink", link),
    useResetLink: (hash, passwordHash, at) => writer.run("useResetLink", hash, passwordHash, at),
    disableAccount: (accountId, at) => writer.run("disableAccount", accountId, at),
    enableAccount: (accountId) => writer.run("enableAccount", accountId),
  };
}

async function createAccount(writer: Writer, account: NewAccount, claim: AccountClaim): Promise<OwnAccount> {
  await writer.run("createAccount", account, claim);
  const { id, name, email, role } = account;
  return { id, name, email, role, owner: claim.kind === "setup" };
}
