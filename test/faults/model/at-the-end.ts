import { join } from "node:path";
import Database from "better-sqlite3";
import { apply } from "../../../src/shared/state/apply.ts";
import type { ChatState, Thread } from "../../../src/shared/state/state.ts";
import { isKeptForWords, throughOwnMessages } from "./agreement.ts";
import { type Device, freshState } from "./device.ts";
import { same } from "./same.ts";
import { now, type Said } from "./specification.ts";
import type { World } from "./world.ts";

/** Everybody is back online: each device holds what a page opened now would hold, to the last field. */
export async function freshPagesAgree(world: World): Promise<void> {
  for (const device of world.devices.values()) {
    const begun = Object.values(world.model.talks).map(({ id }) => id);
    const isThere = (thread: Thread) => !isKeptForWords(device, thread, begun);
    const unread = Object.values(device.chat.get().threads).filter((each) => !each.loaded && isThere(each));
    for (const { conversation } of unread) await device.load(conversation.id);
    const fresh = await freshState(world.server.app().url, device.somebody, apply);
    same(`${device.name}, beside a fresh page`, lasting(device.chat.get(), isThere), lasting(fresh, isThere));
  }
}

/** What lies on disk is what everybody saw. The program is stopped. */
export function databaseAgrees({ model, server }: World): void {
  const database = new Database(join(server.folder, "parley.db"), { readonly: true });
  const rows = database.prepare<[string | null], object>(
    `SELECT m.seq, m.version, m.kind, m.text, a.public_id AS authorId, m.reply_to AS replyTo, m.at,
       m.edited_at AS editedAt, m.deleted_at AS deletedAt
     FROM message m JOIN conversation c ON c.id = m.conversation JOIN account a ON a.id = m.author
     WHERE c.public_id = ? ORDER BY m.seq`,
  );
  for (const talk of Object.values(model.talks)) {
    const onDisk = rows.all(talk.id).map((row) => ({ ...row }));
    same("The rows on disk", onDisk, now(talk).messages.map(inColumns));
  }
  same("The database's own check", database.pragma("integrity_check", { simple: true }), "ok");
  database.close();
}

function inColumns({ seq, version, kind, text, authorId, replyTo, at, editedAt, deletedAt }: Said) {
  return { seq, version, kind, text, authorId, replyTo, at, editedAt, deletedAt };
}

export function everybodyBack(world: World): Promise<Device[]> {
  const away = [...world.devices.values()].filter((device) => !device.isOnline());
  return inTurn(away, async (device) => {
    await device.comeBack(world.server.app().url);
    await world.quiet();
    return device;
  });
}

async function inTurn<T>(each: T[], act: (one: T) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (const one of each) done.push(await act(one));
  return done;
}

/** Who is online or typing this second, and where somebody left off reading, are not lasting. */
function lasting({ threads, epoch }: ChatState, isThere: (thread: Thread) => boolean): unknown {
  const present = Object.values(threads).filter(isThere);
  const kept = present.map(({ conversation, messages, older, behind }) => {
    const receipts = throughOwnMessages(conversation.receipts, messages);
    return { conversation: { ...conversation, receipts }, messages, older, behind };
  });
  return { epoch, threads: kept.sort((a, b) => a.conversation.id.localeCompare(b.conversation.id)) };
}
