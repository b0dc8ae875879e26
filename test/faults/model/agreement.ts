import type { Receipt } from "../../../src/shared/model.ts";
import type { Thread } from "../../../src/shared/state/state.ts";
import type { Device } from "./device.ts";
import { same } from "./same.ts";
import { saidIn } from "./showing.ts";
import { type Model, mostRead, now, type Said, type Talk, throughOwn } from "./specification.ts";
import type { World } from "./world.ts";

/**
 * At any moment: all changes up to a thread's version are here, and nothing else. A thread of another epoch
 * is about to start over.
 */
export function everyCursorIsTrue(world: World): void {
  for (const device of world.devices.values()) {
    for (const talk of Object.values(world.model.talks)) {
      const thread = device.thread(talk.id);
      if (thread?.epoch === world.model.epoch) showsItsMoment(device.name, thread, talk);
    }
  }
}

/** Once everything arrived: who is online shows everything, and nothing that was written is missing. */
export function allAgree(world: World): void {
  for (const device of world.devices.values()) {
    if (device.isOnline()) showsAll(world, device);
    keepsWhatWasMeant(world.model, device);
  }
  for (const talk of Object.values(world.model.talks)) receiptsAgree(world, talk);
}

function showsItsMoment(who: string, thread: Thread, talk: Talk): void {
  const { version, seq, activeAt, closedAt, lastMessage } = thread.conversation;
  const moment = talk.moments[version - 1];
  if (!moment) throw new Error(`${who} holds version ${version}, which is yet to come.`);
  same(
    `${who} at version ${version}`,
    { seq, activeAt, closedAt, last: lastMessage?.text },
    {
      seq: moment.messages.length,
      activeAt: moment.activeAt,
      closedAt: moment.closedAt,
      last: moment.messages.at(-1)?.text,
    },
  );
  if (thread.loaded) showsEachMessage(`${who} at version ${version}`, saidIn(thread), version, talk);
}

/** A page of history may bring a row ahead of the rest: then it stands as it was at its own version. */
function showsEachMessage(who: string, shown: Said[], version: number, talk: Talk): void {
  const due = talk.moments[version - 1]?.messages ?? [];
  const expected = shown.map(({ seq, version: own }) => {
    return talk.moments[Math.max(version, own) - 1]?.messages[seq - 1];
  });
  same(who, shown, [...expected, ...due.slice(shown.length)]);
}

function showsAll({ model }: World, device: Device): void {
  const { account } = device.somebody;
  const { threads, outbox } = device.chat.get();
  const begun = Object.entries(model.talks)
    .filter(([name, { id }]) => id && (name === account.id || account.role === "receiver"))
    .map(([, { id }]) => id);
  const present = Object.values(threads).filter((thread) => !isKeptForWords(device, thread, begun));
  same(
    `${device.name}'s conversations`,
    present.map(({ conversation }) => conversation.id).sort(),
    begun.sort(),
  );
  for (const { conversation, epoch, behind } of present) {
    const head = model.talks[conversation.senderId]?.moments.length;
    const stands = { epoch, behind, version: conversation.version };
    same(`${device.name}'s cursor`, stands, { epoch: model.epoch, behind: null, version: head });
  }
  const waiting = outbox.filter(({ status }) => status !== "failed");
  same(`${device.name}'s outbox`, waiting, []);
}

/** A conversation that a restore took away stays on a page for as long as something written in it waits there. */
export function isKeptForWords(device: Device, thread: Thread, begun: (string | null)[]): boolean {
  const { id } = thread.conversation;
  const waits = device.chat.get().outbox.some(({ to }) => "conversationId" in to && to.conversationId === id);
  return waits && !begun.includes(id);
}

/** What somebody wrote is in its talk once, in the order of writing, or still with them. */
function keepsWhatWasMeant({ talks, meant }: Model, device: Device): void {
  const own = meant[device.name] ?? [];
  for (const [name, talk] of Object.entries(talks)) {
    const keys = own.filter((each) => each.talk === name).map(({ key }) => key);
    const stored = now(talk).messages.map(({ key }) => key);
    const arrived = keys.filter((key) => stored.includes(key));
    const inOrder = stored.filter((key) => keys.includes(key));
    same(`What ${device.name} wrote, in order`, inOrder, arrived);
    const kept = device.chat.get().outbox.map(({ key }) => key);
    const missing = keys.filter((key) => !stored.includes(key) && !kept.includes(key));
    same(`What ${device.name} wrote and nobody has`, missing, []);
  }
}

function receiptsAgree({ devices }: World, talk: Talk): void {
  const showing = [...devices.values()].filter((device) => device.isOnline() && device.thread(talk.id));
  const [first, ...others] = showing.map((device) => device.thread(talk.id)?.conversation.receipts);
  if (!first) return;
  const counted = (receipts: Receipt[] | undefined) => throughOwnMessages(receipts, now(talk).messages);
  for (const receipts of others) same("The receipts on two devices", counted(receipts), counted(first));
  const head = now(talk).messages.length;
  const here = new Set(showing.map(({ somebody }) => somebody.account.id));
  for (const { accountId, deliveredSeq, readSeq } of first) {
    const inOrder = readSeq <= mostRead(talk, accountId) && readSeq <= deliveredSeq && deliveredSeq <= head;
    const isDelivered = deliveredSeq === head || !here.has(accountId);
    if (inOrder && isDelivered) continue;
    const found = JSON.stringify({ readSeq, seen: mostRead(talk, accountId), deliveredSeq, head });
    throw new Error(`A receipt claims too much, or too little: ${found}`);
  }
}

/**
 * Receipts as far as people notice: whether one's own message right after what one read is counted depends on
 * which of the two a page, or the server, heard of first.
 */
export function throughOwnMessages(
  receipts: Receipt[] | undefined,
  messages: Pick<Said, "authorId">[],
): Receipt[] | undefined {
  return receipts?.map(({ accountId, deliveredSeq, readSeq }) => ({
    accountId,
    deliveredSeq: throughOwn(messages, accountId, deliveredSeq),
    readSeq: throughOwn(messages, accountId, readSeq),
  }));
}
