import { join } from "node:path";
import Database from "better-sqlite3";
import type { Wish } from "./talk.ts";

interface Row {
  conversationId: string;
  seq: number;
  key: string;
  text: string;
}

/**
 * What is wrong with a folder's database, a sentence each, given which promises were made: for each message, by
 * number, how many of its texts were acknowledged. The program must have let go of the folder.
 */
export function brokenPromises(dataDir: string, wishes: Wish[], kept: (wish: Wish) => number): string[] {
  const database = new Database(join(dataDir, "parley.db"));
  try {
    const check = database.pragma("integrity_check", { simple: true });
    if (check !== "ok") return [`The database is damaged: ${String(check)}.`];
    return [...wrongOrder(database), ...wrongMessages(rowsOf(database), wishes, kept)];
  } catch (error) {
    return [`The database cannot be read: ${String(error)}`];
  } finally {
    database.close();
  }
}

function rowsOf(database: Database.Database): Row[] {
  const rows = database.prepare<[], Row>(
    `SELECT public_id AS conversationId, m.seq, lower(hex(key)) AS key, text
     FROM message m JOIN conversation c ON c.id = m.conversation ORDER BY m.conversation, m.seq`,
  );
  return rows.all();
}

function wrongOrder(database: Database.Database): string[] {
  const gaps = database.prepare<[], { conversation: number }>(
    `SELECT c.id AS conversation FROM conversation c LEFT JOIN message m ON m.conversation = c.id
     GROUP BY c.id HAVING count(m.seq) <> c.seq OR coalesce(max(m.seq), 0) <> c.seq`,
  );
  return gaps.all().map(({ conversation }) => `The positions of conversation ${conversation} have gaps.`);
}

function wrongMessages(rows: Row[], wishes: Wish[], kept: (wish: Wish) => number): string[] {
  const byKey = Map.groupBy(rows, ({ key }) => key);
  const wrong = wishes.flatMap((wish) => {
    const found = byKey.get(wish.key.replaceAll("-", "")) ?? [];
    return wrongWith(wish, found, kept(wish)).map((what) => `Message ${wish.number} ${what}.`);
  });
  const asked = new Set(wishes.map(({ key }) => key.replaceAll("-", "")));
  const strangers = rows.filter(({ key }) => !asked.has(key));
  return [...wrong, ...strangers.map(({ text }) => `Nobody asked for "${text.slice(0, 40)}".`)];
}

function wrongWith({ conversationId, seq, texts }: Wish, found: Row[], kept: number): string[] {
  const [row, ...doubles] = found;
  if (!row) return kept > 0 ? ["was acknowledged and is lost"] : [];
  if (doubles.length > 0) return ["is there more than once"];
  const edition = texts.indexOf(row.text) + 1;
  if (edition === 0) return ["has a text that nobody wrote"];
  if (edition < kept) return ["has lost its acknowledged edit"];
  if (kept > 0 && row.seq !== seq) return [`stands at ${row.seq}, and ${String(seq)} was acknowledged`];
  return row.conversationId === conversationId ? [] : ["is in another conversation"];
}
