import type Database from "better-sqlite3";
import { prepareAccounts } from "./accounts.ts";
import type { Ask } from "./ask.ts";
import { prepareTrail } from "./audit.ts";
import { prepareChanges } from "./changes.ts";
import { prepareConversations } from "./conversations.ts";
import { prepareMessages } from "./messages.ts";
import { prepareNotices } from "./notices.ts";
import { preparePeople } from "./people.ts";
import { prepareReceipts } from "./receipts.ts";
import { prepareSessions } from "./sessions.ts";
import { prepareTwoFactor } from "./two-factor.ts";

/** Every question that the store answers, prepared once. */
export function prepareReads(database: Database.Database, ask: Ask) {
  return {
    epoch: readEpoch(database),
    ...prepareAccounts(database, ask),
    ...prepareSessions(database, ask),
    ...preparePeople(database, ask),
    ...prepareTwoFactor(database, ask),
    ...prepareConversations(database, ask),
    ...prepareMessages(database, ask),
    ...prepareChanges(database, ask),
    ...prepareReceipts(database, ask),
    ...prepareTrail(database, ask),
    ...prepareNotices(database, ask),
  };
}

function readEpoch(database: Database.Database): string {
  const epoch = database.prepare<[], string>("SELECT epoch FROM meta").pluck().get();
  if (!epoch) throw new Error("The database has no epoch.");
  return epoch;
}
