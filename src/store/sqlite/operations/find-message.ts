import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { placeNamed } from "../ids.ts";
import { prepareMessageAt } from "../reads/message-rows.ts";
import type { MessageRow } from "../rows.ts";
import type { Standing, Standings } from "./standings.ts";

/** A message of a conversation of the account's. Throws `not_found` for any other, and for lines that nobody said. */
export function prepareFindMessage(database: Database.Database, standings: Standings) {
  const messageAt = prepareMessageAt(database);
  return (
    conversationId: string,
    messageId: string,
    accountId: string,
  ): { standing: Standing; row: MessageRow } => {
    const standing = standings.of(conversationId, accountId);
    const place = placeNamed(messageId, conversationId);
    const row = place ? messageAt(standing.rowId, place.seq) : undefined;
    if (row?.kind !== "text" || row.mark !== place?.mark)
      throw new AppError("not_found", "There is no such message.");
    return { standing, row };
  };
}
