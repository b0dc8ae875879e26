import { join } from "node:path";
import Database from "better-sqlite3";
import { createTokens } from "../../src/accounts/tokens.ts";
import { newId } from "../../src/ids.ts";
import { openStore } from "../../src/store/open-store.ts";
import { lines } from "../lines.ts";
import type { People } from "../people.ts";
import type { DataFolder } from "./data-folder.ts";

/** So many pairs of people, each with a conversation of so many messages. */
export interface Group {
  pairs: number;
  messages: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Fills an empty folder: everybody signed in, every conversation with its history, as if it had been written. The
 * store itself makes the schema; the rows go in past it, a million in seconds. Answers the pairs, group by group.
 */
export async function seed(folder: DataFolder, groups: Group[]): Promise<People[][]> {
  await makeSchema(folder.dataDir);
  const database = new Database(join(folder.dataDir, "parley.db"));
  // Nobody uses the file yet, and a seed that was cut short is thrown away.
  for (const setting of ["journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"]) {
    database.pragma(setting);
  }
  database.pragma("cache_size = -256000");
  const people = database.transaction(() => fill(database, folder.secretKey, groups))();
  database.close();
  return people;
}

async function makeSchema(dataDir: string): Promise<void> {
  const store = await openStore({
    dataDir,
    onFatal: (error) => {
      throw error;
    },
  });
  await store.close();
}

function fill(database: Database.Database, secretKey: string, groups: Group[]): People[][] {
  const addPair = prepareAddPair(database, secretKey);
  const addMessages = prepareAddMessages(database);
  let first = 1;
  return groups.map(({ pairs, messages }) => {
    const people = Array.from({ length: pairs }, (_, i) => addPair(first + i, messages));
    addMessages(first, pairs, messages);
    first += pairs;
    return people;
  });
}

/** Pair `n` is the accounts 2n-1 (who asks) and 2n (who answers), and conversation n. */
function prepareAddPair(database: Database.Database, secretKey: string) {
  const signIn = prepareSignIn(database, secretKey);
  const addConversation = database.prepare(
    `INSERT INTO conversation (id, public_id, sender, receiver, seq, version, created_at, active_at, active_hour,
       sender_delivered, sender_read, receiver_delivered, receiver_read)
     VALUES (@row, @id, @sender, @receiver, @messages, @messages + 1, @at, @at,
       CAST(@at AS INTEGER) / 3600000, @messages, @messages, @messages, @messages)`,
  );
  const addOpening = database.prepare("INSERT INTO change VALUES (?, 1, 0, NULL)");
  const at = Date.now();

  return (row: number, messages: number): People => {
    const sender = signIn(2 * row - 1, "sender");
    const receiver = signIn(2 * row, "receiver");
    const conversationId = newId();
    addConversation.run({ row, id: conversationId, sender: 2 * row - 1, receiver: 2 * row, messages, at });
    addOpening.run(row);
    return {
      senderToken: sender.token,
      receiverToken: receiver.token,
      receiverId: receiver.id,
      conversationId,
      messages,
    };
  };
}

/** An account, and the token of a session of it. The second one owns the place. */
function prepareSignIn(database: Database.Database, secretKey: string) {
  const tokens = createTokens([secretKey], Date.now);
  const addAccount = database.prepare(
    `INSERT INTO account (id, public_id, name, email, email_key, role, owner, password_hash, created_at)
     VALUES (@row, @id, @name, @email, @email, @role, @owner, 'none', @at)`,
  );
  const addSession = database.prepare(
    "INSERT INTO session (id, account, created_at, expires_at, last_used_at) VALUES (@id, @row, @at, @end, @at)",
  );
  const at = Date.now();
  return (row: number, role: "sender" | "receiver"): { id: string; token: string } => {
    const id = newId();
    const person = { row, id, role, at, name: `Person ${row}`, email: `person-${row}@example.org` };
    addAccount.run({ ...person, owner: row === 2 ? 1 : 0 });
    const session = { id: newId(), accountId: id, createdAt: at, expiresAt: at + dayMs };
    addSession.run({ id: session.id, row, at, end: session.expiresAt });
    return { id, token: tokens.sign(session) };
  };
}

/** In the order of time, each conversation in turn, as they come in real use: that is what shapes the pages. */
function prepareAddMessages(database: Database.Database) {
  database.exec("CREATE TEMP TABLE line (i INTEGER PRIMARY KEY, text TEXT)");
  const addLine = database.prepare("INSERT INTO line VALUES (?, ?)");
  for (const [i, text] of lines.entries()) addLine.run(i, text);
  const add = database.prepare(
    `INSERT INTO message (conversation, seq, version, author, key, text, at)
     WITH RECURSIVE n (i) AS (SELECT 0 WHERE @total > 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @total)
     SELECT @first + i % @pairs, 1 + i / @pairs, 2 + i / @pairs,
       2 * (@first + i % @pairs) - 1 + (i / @pairs) % 2,
       unhex(format('%012x70008%015x', @at + i, @first + i)),
       (SELECT text FROM line WHERE line.i = n.i % ${lines.length}), @at + n.i
     FROM n`,
  );
  return (first: number, pairs: number, messages: number): void => {
    const total = pairs * messages;
    // One each millisecond, the last one just now. As BigInt, because the driver binds a number as a REAL.
    const at = Date.now() - total;
    add.run({ first: BigInt(first), pairs: BigInt(pairs), total: BigInt(total), at: BigInt(at) });
  };
}
