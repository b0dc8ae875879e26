import type Database from "better-sqlite3";
import type { PushStore, PushSubscription } from "../../push/ports.ts";
import type { Writer } from "./batch-queue.ts";
import type { Ask } from "./reads/ask.ts";

type Row = Omit<PushSubscription, "words"> & { words: number };

/** More devices than this are a program's. */
const most = 50;

/** Where devices are pushed to, read and written. */
export function preparePushStore(database: Database.Database, ask: Ask, writer: Writer): PushStore {
  const ofSession = database.prepare<[string], Row>(
    "SELECT session AS sessionId, endpoint, p256dh, auth, words, language FROM push_subscription WHERE session = ?",
  );
  const ofAccount = database.prepare<[string, number], Row>(
    `SELECT p.session AS sessionId, p.endpoint, p.p256dh, p.auth, p.words, p.language FROM push_subscription p
     WHERE p.account = (SELECT id FROM account WHERE public_id = ?) ORDER BY p.at DESC LIMIT ?`,
  );
  return {
    savePushSubscription: (wish) => writer.run("savePushSubscription", wish),
    removePushSubscription: (sessionId, endpoint) =>
      writer.run("removePushSubscription", sessionId, endpoint ?? null),
    pushSubscription: (sessionId) =>
      ask(() => {
        const row = ofSession.get(sessionId);
        return row ? toSubscription(row) : null;
      }),
    pushSubscriptions: (accountId) => ask(() => ofAccount.all(accountId, most).map(toSubscription)),
  };
}

function toSubscription(row: Row): PushSubscription {
  return { ...row, words: row.words === 1 };
}
