import type Database from "better-sqlite3";
import type { AccountStore, ListedPerson, PeopleQuestion } from "../../../accounts/ports.ts";
import { accountColumns } from "../columns.ts";
import { nameKey } from "../ids.ts";
import { type AccountRow, toAccount } from "../rows.ts";
import type { Ask } from "./ask.ts";

type PersonRow = AccountRow &
  Pick<ListedPerson, "createdAt" | "lastSeenAt" | "disabledAt" | "twoFactorSince">;

/** Everybody who has an account, for the owner. */
export function preparePeople(database: Database.Database, ask: Ask): Pick<AccountStore, "people"> {
  const page = database.prepare<[{ search: string; after: string | null; limit: number }], PersonRow>(
    `SELECT ${accountColumns}, created_at AS createdAt, last_seen_at AS lastSeenAt, disabled_at AS disabledAt,
       two_factor_since AS twoFactorSince
     FROM account
     WHERE (name_key, account.id) > (coalesce((SELECT name_key FROM account WHERE public_id = @after), ''),
                             coalesce((SELECT id FROM account WHERE public_id = @after), 0))
       AND (instr(name_key, @search) > 0 OR instr(email_key, @search) > 0)
       AND deleted_at IS NULL
     ORDER BY name_key, account.id LIMIT @limit`,
  );
  const answer = ({ search, after, limit }: PeopleQuestion) => {
    const rows = page.all({ search: nameKey(search), after, limit: limit + 1 });
    return { people: rows.slice(0, limit).map(toPerson), more: rows.length > limit };
  };
  return { people: (question) => ask(() => answer(question)) };
}

function toPerson(row: PersonRow): ListedPerson {
  const { createdAt, lastSeenAt, disabledAt, twoFactorSince } = row;
  return { ...toAccount(row), createdAt, lastSeenAt, disabledAt, twoFactorSince };
}
