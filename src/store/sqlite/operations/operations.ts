import type Database from "better-sqlite3";
import { defineSearchFunctions } from "../search/marks.ts";
import { prepareCreateAccount, prepareCreateInvitation, prepareSaveLastSeen } from "./accounts.ts";
import { prepareAdvanceReceipt } from "./advance-receipt.ts";
import { prepareAppendMessage } from "./append-message.ts";
import { prepareAddToTrail, preparePruneTrail } from "./audit.ts";
import { prepareDeleteMessage, prepareEditMessage } from "./change-message.ts";
import { prepareSetClosed } from "./closing.ts";
import { prepareDeleteAccount } from "./delete-account.ts";
import { prepareDisableAccount, prepareEnableAccount } from "./disable-account.ts";
import { prepareAddFile, prepareRemoveUnsentFiles } from "./files.ts";
import { prepareMarkUnread } from "./mark-unread.ts";
import { prepareSetMuted, prepareSetQuiet } from "./notices.ts";
import { prepareOpenConversation } from "./open-conversation.ts";
import { prepareChangePassword, prepareCreateResetLink, prepareUseResetLink } from "./passwords.ts";
import { prepareSetPortrait } from "./portrait.ts";
import { prepareProbe } from "./probe.ts";
import { prepareChangeName, prepareChangePreferences } from "./profile.ts";
import { prepareRemovePushSubscription, prepareSavePushSubscription } from "./push.ts";
import { prepareReactToMessage } from "./react-to-message.ts";
import {
  prepareCreateSession,
  prepareEndOtherSessions,
  prepareEndSession,
  prepareRemoveSessions,
  prepareSaveSessionUses,
} from "./sessions.ts";
import { prepareStandings, type Standings } from "./standings.ts";
import {
  prepareReplaceRecoveryCodes,
  prepareResealTwoFactor,
  prepareSaveSetting,
  prepareTurnOffTwoFactor,
  prepareTurnOnTwoFactor,
  prepareUseRecoveryCode,
  prepareUseTwoFactorStep,
} from "./two-factor.ts";

/**
 * Everything that changes the database, by name. Each runs inside a batch's transaction, checks first and then
 * acts; arguments and answers cross between threads, so they are plain values.
 */
export function prepareOperations(database: Database.Database) {
  defineSearchFunctions(database);
  const standings = prepareStandings(database);
  return {
    ...prepareTalk(database, standings),
    ...prepareReaching(database, standings),
    ...prepareAccountOperations(database, standings),
    ...prepareWaysIn(database),
    addToTrail: prepareAddToTrail(database),
    pruneTrail: preparePruneTrail(database),
    saveSetting: prepareSaveSetting(database),
    probe: prepareProbe(database),
    /** Not requests: what to do before a commit, and after a rollback. */
    flush: standings.flush,
    forget: standings.forget,
  };
}

export type Operations = ReturnType<typeof prepareOperations>;
export type OperationName = Exclude<keyof Operations, "flush" | "forget">;

/** What people say, and what they do with what was said. */
function prepareTalk(database: Database.Database, standings: Standings) {
  return {
    appendMessage: prepareAppendMessage(database, standings),
    advanceReceipt: prepareAdvanceReceipt(database, standings),
    markUnread: prepareMarkUnread(database, standings),
    openConversation: prepareOpenConversation(database, standings),
    editMessage: prepareEditMessage(database, standings),
    deleteMessage: prepareDeleteMessage(database, standings),
    reactToMessage: prepareReactToMessage(database, standings),
    setClosed: prepareSetClosed(database, standings),
    addFile: prepareAddFile(database, standings),
    removeUnsentFiles: prepareRemoveUnsentFiles(database),
  };
}

/** When and where somebody wants to hear of it. */
function prepareReaching(database: Database.Database, standings: Standings) {
  return {
    setMuted: prepareSetMuted(database, standings),
    setQuiet: prepareSetQuiet(database),
    savePushSubscription: prepareSavePushSubscription(database),
    removePushSubscription: prepareRemovePushSubscription(database),
  };
}

/** Who there is. */
function prepareAccountOperations(database: Database.Database, standings: Standings) {
  return {
    createAccount: prepareCreateAccount(database),
    createInvitation: prepareCreateInvitation(database),
    saveLastSeen: prepareSaveLastSeen(database),
    disableAccount: prepareDisableAccount(database),
    enableAccount: prepareEnableAccount(database),
    deleteAccount: prepareDeleteAccount(database, standings),
    changeName: prepareChangeName(database),
    setPortrait: prepareSetPortrait(database),
    changePreferences: prepareChangePreferences(database),
  };
}

/** By what they sign in, and where they are signed in. */
function prepareWaysIn(database: Database.Database) {
  return {
    createSession: prepareCreateSession(database),
    endSession: prepareEndSession(database),
    endOtherSessions: prepareEndOtherSessions(database),
    saveSessionUses: prepareSaveSessionUses(database),
    removeSessions: prepareRemoveSessions(database),
    changePassword: prepareChangePassword(database),
    createResetLink: prepareCreateResetLink(database),
    useResetLink: prepareUseResetLink(database),
    turnOnTwoFactor: prepareTurnOnTwoFactor(database),
    turnOffTwoFactor: prepareTurnOffTwoFactor(database),
    useTwoFactorStep: prepareUseTwoFactorStep(database),
    useRecoveryCode: prepareUseRecoveryCode(database),
    replaceRecoveryCodes: prepareReplaceRecoveryCodes(database),
    resealTwoFactor: prepareResealTwoFactor(database),
  };
}
