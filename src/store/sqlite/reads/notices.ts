import type Database from "better-sqlite3";
import type { ChatStore } from "../../../chat/ports.ts";
import type { Ask } from "./ask.ts";

/** More than anybody mutes by hand. */
const most = 5_000;

/** What an account does not want to be told of. */
export function prepareNotices(database: Database.Database, ask: Ask): Pick<ChatStore, "noticeWishes"> {
  const quietUntil = database
    .prepare<[string], number>(
      "SELECT until FROM quiet WHERE account = (SELECT id FROM account WHERE public_id = ?)",
    )
    .pluck();
  const muted = database
    .prepare<[string, number], string>(
      `SELECT c.public_id FROM muted m JOIN conversation c ON c.id = m.conversation
       WHERE m.account = (SELECT id FROM account WHERE public_id = ?) ORDER BY m.conversation DESC LIMIT ?`,
    )
    .pluck();
  return {
    noticeWishes: (accountId) =>
      ask(() => ({ quietUntil: quietUntil.get(accountId) ?? null, muted: muted.all(accountId, most) })),
  };
}
