import type Database from "better-sqlite3";
import type { FoundMessages, SearchQuestion, SearchTerm } from "../../../chat/store-requests.ts";
import { conversationColumns, messageColumns } from "../columns.ts";
import { placeNamed } from "../ids.ts";
import { notFound } from "../operations/standings.ts";
import { prepareSeenConversation } from "../reads/conversations.ts";
import { type ConversationRow, type MessageRow, toConversation, toMessage } from "../rows.ts";
import { marks } from "./marks.ts";

type Found = MessageRow & Omit<ConversationRow, keyof MessageRow>;

interface Narrowed {
  match: string;
  account: number;
  below: number;
  after: number;
  before: number;
  limit: number;
}

/** Answers searches from the index, newest first; membership is checked once more in the statement itself. */
export function prepareFindMessages(database: Database.Database) {
  const rowOf = database.prepare<[string], number>("SELECT id FROM account WHERE public_id = ?").pluck();
  const placeOf = preparePlace(database);
  const find = database.prepare<[Narrowed], Found>(
    `SELECT ${conversationColumns}, ${messageColumns} FROM message_words
     CROSS JOIN message m ON m.id = message_words.rowid
     CROSS JOIN conversation c ON c.id = m.conversation
     WHERE message_words MATCH :match AND message_words.rowid < :below
       AND :account IN (c.sender, c.receiver) AND m.at >= :after AND m.at < :before
     ORDER BY message_words.rowid DESC LIMIT :limit`,
  );
  return database.transaction((accountId: string, question: SearchQuestion): FoundMessages => {
    const { withId, fromId, cursor, limit, after = 0, before = Number.MAX_SAFE_INTEGER } = question;
    const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : placeOf(cursor, accountId);
    const account = rowOf.get(accountId);
    const other = withId === undefined ? [] : [rowOf.get(withId)];
    const author = fromId === undefined ? [] : [rowOf.get(fromId)];
    if (account === undefined || [...other, ...author].includes(undefined)) return { rows: [], more: false };
    const match = matchOf(question, [
      ...[account, ...other].map((row) => marks.party(row ?? 0)),
      ...author.map((row) => marks.author(row ?? 0)),
    ]);
    const rows = find.all({ match, account, below, after, before, limit: limit + 1 });
    return { rows: rows.slice(0, limit).map(toFound), more: rows.length > limit };
  });
}

/** Everything in quotation marks: nothing that was typed is read as syntax. Words are letters and digits alone. */
function matchOf({ terms, hasLink, hasFile }: SearchQuestion, names: string[]): string {
  const wanted = [...names, ...(hasLink ? [marks.link] : []), ...(hasFile ? [marks.file] : [])];
  const inMarks = wanted.map((name) => `"${name}"`).join(" AND ");
  if (terms.length === 0) return `marks : (${inMarks})`;
  return `marks : (${inMarks}) AND words : (${terms.map(phraseOf).join(" AND ")})`;
}

function phraseOf({ words, isPrefix }: SearchTerm): string {
  return `"${words.join(" ")}"${isPrefix ? " *" : ""}`;
}

/** The index's own number of a message that the account may see. */
function preparePlace(database: Database.Database) {
  const seen = prepareSeenConversation(database);
  const numberOf = database
    .prepare<[number, number, string | null], number>(
      "SELECT id FROM message WHERE conversation = ? AND seq = ? AND mark IS ?",
    )
    .pluck();
  return (messageId: string, accountId: string): number => {
    const conversationId = messageId.slice(0, messageId.indexOf("."));
    const conversation = seen(conversationId, accountId);
    const place = placeNamed(messageId, conversationId);
    const found = conversation && place && numberOf.get(conversation.rowId, place.seq, place.mark);
    if (!found) throw notFound();
    return found;
  };
}

function toFound(row: Found): FoundMessages["rows"][number] {
  const conversationId = row.id;
  // The two rows share the names `seq` and `version`; of the conversation only its people are told.
  const { sender, receiver } = toConversation(row, undefined);
  return { message: toMessage(conversationId, row), sender, receiver };
}
