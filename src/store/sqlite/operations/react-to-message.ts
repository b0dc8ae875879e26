import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { limits } from "../../../shared/limits.ts";
import { withoutReaction, withReaction } from "../../../shared/reactions.ts";
import { reactionsOf } from "../rows.ts";
import { type Changed, unchanged } from "./change-message.ts";
import { prepareFindMessage } from "./find-message.ts";
import { prepareNoteChange } from "./note-change.ts";
import type { Standings } from "./standings.ts";

/** Either party's; giving twice or taking back what is not there changes nothing. A deleted message has none. */
export function prepareReactToMessage(database: Database.Database, standings: Standings) {
  const find = prepareFindMessage(database, standings);
  const noteChange = prepareNoteChange(database, standings);
  const write = database.prepare<[string | null, number, number, number]>(
    "UPDATE message SET reactions = ?, version = ? WHERE conversation = ? AND seq = ?",
  );
  return (
    conversationId: string,
    messageId: string,
    accountId: string,
    emoji: string,
    on: boolean,
  ): Changed => {
    const { standing, row } = find(conversationId, messageId, accountId);
    if (row.deletedAt !== null && on) throw new AppError("conflict", "This message was deleted.");
    const held = reactionsOf(row);
    const next = (on ? withReaction : withoutReaction)(held, emoji, accountId);
    if (next === held) return unchanged(standing, row);
    if (next.length > limits.reactions) throw tooMany();
    const reactions = next.length > 0 ? JSON.stringify(next) : null;
    const version = noteChange(standing, row.seq);
    write.run(reactions, version, standing.rowId, row.seq);
    return { ...unchanged(standing, { ...row, reactions, version }), changed: true };
  };
}

function tooMany(): AppError {
  return new AppError(
    "conflict",
    `This message already has ${limits.reactions} different reactions. Choose one of them.`,
  );
}
