import type Database from "better-sqlite3";
import { prepareCreateAccount, prepareCreateInvitation, prepareSaveLastSeen } from "./accounts.ts";
import { prepareAdvanceReceipt } from "./advance-receipt.ts";
import { prepareAppendMessage } from "./append-message.ts";
import { prepareDeleteMessage, prepareEditMessage } from "./change-message.ts";
import { prepareOpenConversation } from "./open-conversation.ts";
import { prepareProbe } from "./probe.ts";
import { prepareCreateSession, prepareEndSession } from "./sessions.ts";

/**
 * Everything that changes the database, by name. Each runs inside a batch's transaction, checks first and then
 * acts; arguments and answers cross between threads, so they are plain values.
 */
export function prepareOperations(database: Database.Database) {
  return {
    appendMessage: prepareAppendMessage(database),
    advanceReceipt: prepareAdvanceReceipt(database),
    openConversation: prepareOpenConversation(database),
    editMessage: prepareEditMessage(database),
    deleteMessage: prepareDeleteMessage(database),
    createAccount: prepareCreateAccount(database),
    createInvitation: prepareCreateInvitation(database),
    saveLastSeen: prepareSaveLastSeen(database),
    createSession: prepareCreateSession(database),
    endSession: prepareEndSession(database),
    probe: prepareProbe(database),
  };
}

export type Operations = ReturnType<typeof prepareOperations>;
export type OperationName = keyof Operations;
