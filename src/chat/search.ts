import { AppError } from "../shared/errors.ts";
import { codePoints, limits } from "../shared/limits.ts";
import type { Person } from "../shared/model.ts";
import type { SearchHit, SearchPage } from "../shared/protocol.ts";
import { wordsAsRead } from "../shared/words-as-read.ts";
import { wordsIn } from "../shared/words-in.ts";
import { excerptOf } from "./excerpt.ts";
import type { Caller, ChatDeps } from "./ports.ts";
import type { FoundMessages, SearchTerm } from "./store-requests.ts";

export interface SearchWish {
  q: string;
  with?: string | undefined;
  from?: string | undefined;
  after?: number | undefined;
  before?: number | undefined;
  hasLink?: boolean | undefined;
  hasFile?: boolean | undefined;
  cursor?: string | undefined;
}

/** Messages that the caller may see with all the words, newest first. Throws `invalid` when nothing is looked for. */
export async function search(chat: ChatDeps, caller: Caller, wish: SearchWish): Promise<SearchPage> {
  const { q, with: withId, from: fromId, ...narrowed } = wish;
  if (codePoints(q) > limits.searchLength) throw tooLong();
  const terms = termsOf(q);
  if (terms.length === 0 && (/[\p{L}\p{N}]/u.test(q) || !isNarrowed(wish))) throw nothing();
  const question = { ...narrowed, terms, withId, fromId, limit: limits.searchPage };
  const found = await chat.store.searchMessages(caller.accountId, question);
  const hits = found.rows.map((row) => toHit(row, caller, terms));
  return { epoch: chat.store.epoch, hits, cursor: found.more ? (hits.at(-1)?.messageId ?? null) : null };
}

/** Words in any order; those within quotation marks in a row. The last word may go on, as while it is typed. */
export function termsOf(q: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const { 1: quoted, 2: loose = "" } of q.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)/g)) {
    const words = wordsIn(quoted ?? loose).map(({ word }) => word);
    if (words.length > 0) terms.push({ words, isPrefix: quoted === undefined });
  }
  const last = terms.length - 1;
  return terms
    .map((term, at) => ({ ...term, isPrefix: term.isPrefix && at === last }))
    .slice(0, limits.searchTerms);
}

function isNarrowed(wish: SearchWish): boolean {
  const { with: withId, from, after, before, hasLink, hasFile } = wish;
  return [withId, from, after, before, hasLink || undefined, hasFile || undefined].some(
    (part) => part !== undefined,
  );
}

function toHit(
  { message, sender, receiver }: FoundMessages["rows"][number],
  { accountId }: Caller,
  terms: SearchTerm[],
): SearchHit {
  const { id: messageId, conversationId, seq, at, authorId, files } = message;
  const author: Person = authorId === sender.id ? sender : (receiver ?? { id: authorId, name: "" });
  const other = accountId === sender.id ? receiver : sender;
  const read = excerptOf(wordsAsRead(message.html), terms);
  // What was looked for may be the address behind a link.
  const excerpt = read.some(({ hit }) => hit) ? read : excerptOf(message.text, terms);
  return { messageId, conversationId, seq, at, author, with: other, excerpt, ...(files && { files }) };
}

function nothing(): AppError {
  return new AppError("invalid", "Say what to look for.", { fields: { q: "needs a word" } });
}

function tooLong(): AppError {
  const sentence = `Look for at most ${limits.searchLength} characters.`;
  return new AppError("invalid", sentence, { fields: { q: "is too long" } });
}
