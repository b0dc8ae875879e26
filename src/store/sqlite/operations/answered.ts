import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { placeNamed } from "../ids.ts";
import { readMark } from "../reads/mark.ts";
import type { Standing } from "./standings.ts";

/**
 * The position of the message that a reply names. Null for one that went when a copy was put back: what was written
 * about it still counts. Throws an AppError `invalid` for what was never a message of the conversation.
 */
export function prepareAnswered(database: Database.Database) {
  const markAt = database
    .prepare<[conversation: number, seq: number], string | null>(
      "SELECT mark FROM message WHERE conversation = ? AND seq = ?",
    )
    .pluck();
  const hasLost = readMark(database) !== null;
  return (replyTo: string | null, conversationId: string, { rowId }: Standing): number | null => {
    if (replyTo === null) return null;
    const place = placeNamed(replyTo, conversationId);
    if (place && markAt.get(rowId, place.seq) === place.mark) return place.seq;
    if (place && hasLost) return null;
    throw new AppError("invalid", "The message it answers is not part of this conversation.");
  };
}
