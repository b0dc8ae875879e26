import type Database from "better-sqlite3";
import { AppError } from "../../../shared/errors.ts";
import { keyBytes, newId } from "../ids.ts";
import { prepareMessageAt } from "../reads/message-rows.ts";
import type { MessageRow } from "../rows.ts";
import { prepareAddMessage } from "./add-message.ts";
import { keyTaken } from "./append-message.ts";
import { prepareClosing, prepareWhole, type Whole } from "./closing.ts";
import { prepareMessageByKey, wasSentAs } from "./first-text.ts";
import { hourOf, type Standing, type Standings } from "./standings.ts";

export interface Opened extends Whole {
  message: MessageRow | undefined;
  created: { conversation: boolean; message: boolean };
  /** Whether it was closed until now; without a text, the newest message is the line that says so. */
  reopened: boolean;
}

interface Opening {
  receiver: number;
  conversation: number;
  messageSeq: number | null;
}

interface Asked {
  sender: number;
  receiver: number;
  key: Buffer;
  text: string | null;
  html: string | null;
  at: number;
}

/** The two parties' conversation, made if there is none, with the text as its next message; once per `(sender, key)`. */
export function prepareOpenConversation(database: Database.Database, standings: Standings) {
  const party = database.prepare<[string], { id: number; role: "sender" | "receiver" }>(
    "SELECT id, role FROM account WHERE public_id = ? AND deleted_at IS NULL",
  );
  const opening = database.prepare<[number, Buffer], Opening>(
    "SELECT receiver, conversation, message_seq AS messageSeq FROM opening WHERE sender = ? AND key = ?",
  );
  const answer = prepareAnswer(database, standings);
  const messageByKey = prepareMessageByKey(database);
  const open = prepareOpen(database, standings);

  return (
    key: string,
    senderId: string,
    receiverId: string,
    text: string | null,
    html: string | null,
    at: number,
  ): Opened => {
    const sender = party.get(senderId);
    const receiver = party.get(receiverId);
    if (!sender || receiver?.role !== "receiver")
      throw new AppError("not_found", "There is no such receiver.");
    if (sender.role !== "sender") throw new AppError("forbidden", "Only a sender can start a conversation.");
    const asked = { sender: sender.id, receiver: receiver.id, key: keyBytes(key), text, html, at };
    const done = opening.get(asked.sender, asked.key);
    const said = messageByKey.get(asked.key, asked.sender);
    if (done) {
      const sameText = text === null ? done.messageSeq === null : isOf(done, said) && wasSentAs(said, text);
      if (done.receiver !== asked.receiver || !sameText) throw keyTaken();
      const created = { conversation: false, message: false };
      return answer(done.conversation, done.messageSeq, { created, reopened: false });
    }
    if (text !== null && said) throw keyTaken();
    const opened = open(asked);
    const created = { conversation: opened.isNew, message: opened.messageSeq !== null };
    return answer(opened.conversation, opened.messageSeq, { created, reopened: opened.reopened });
  };
}

/** Whether the message that carries the key is the one that this opening said. */
function isOf<Said extends { conversation: number; seq: number }>(
  done: Opening,
  said: Said | undefined,
): said is Said {
  return said?.conversation === done.conversation && said.seq === done.messageSeq;
}

function prepareOpen(database: Database.Database, standings: Standings) {
  const make = prepareMake(database, standings);
  const addMessage = prepareAddMessage(database, standings);
  const { addLine, turn } = prepareClosing(database, standings);
  const note = database.prepare<[number, Buffer, number, number, number | null]>(
    "INSERT INTO opening VALUES (?, ?, ?, ?, ?)",
  );
  return ({ sender, receiver, key, text, html, at }: Asked) => {
    const found = standings.ofParties(sender, receiver);
    const standing = found ?? make(sender, receiver, at);
    const said = text === null ? null : { author: sender, key, text, html, replyTo: null, at };
    // Its key is free: that was looked up above.
    const messageSeq = said && addMessage(standing, said) ? standing.seq : null;
    note.run(sender, key, receiver, standing.rowId, messageSeq);
    const reopened = standing.closedAt !== null;
    if (reopened && !said) addLine(standing, sender, "reopened", at);
    if (reopened) turn(standing, null);
    return { conversation: standing.rowId, messageSeq, isNew: !found, reopened };
  };
}

function prepareMake(database: Database.Database, standings: Standings) {
  const insert = database.prepare<[string, number, number, number, number, number]>(
    `INSERT INTO conversation (public_id, sender, receiver, created_at, active_at, active_hour)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const note = database.prepare<[number | bigint]>("INSERT INTO change VALUES (?, 1, 0, NULL)");
  return (sender: number, receiver: number, at: number): Standing => {
    note.run(insert.run(newId(), sender, receiver, at, at, hourOf(at)).lastInsertRowid);
    const made = standings.ofParties(sender, receiver);
    if (!made) throw new Error("A conversation that was just made is not there.");
    return made;
  };
}

function prepareAnswer(database: Database.Database, standings: Standings) {
  const whole = prepareWhole(database, standings);
  const messageAt = prepareMessageAt(database);
  return (
    rowId: number,
    messageSeq: number | null,
    outcome: Pick<Opened, "created" | "reopened">,
  ): Opened => {
    const opened = whole(rowId);
    const message = messageSeq === null ? undefined : messageAt(rowId, messageSeq);
    return { ...opened, message, ...outcome };
  };
}
