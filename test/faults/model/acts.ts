import { AppError } from "../../../src/shared/errors.ts";
import type { Message } from "../../../src/shared/model.ts";
import { mayAnswer, mayChange } from "../../../src/shared/permissions.ts";
import type { OutboxItem, Thread } from "../../../src/shared/state/state.ts";
import type { Device } from "./device.ts";
import { see } from "./specification.ts";
import type { DeviceName, World } from "./world.ts";

/** What people do at the page. What they cannot do just now, they do not. */

export function says(world: World, name: DeviceName, which: number, text: string): void {
  const device = world.device(name);
  const thread = pick(Object.values(device.chat.get().threads), which);
  const { account } = device.somebody;
  if (thread) {
    device.line.sending.send({ conversationId: thread.conversation.id }, text);
    note(world, device, thread.conversation.senderId);
  } else if (account.role === "sender") {
    device.line.sending.send({ receiverId: world.people.rita.account.id }, text);
    note(world, device, account.id);
  }
}

export function replies(world: World, name: DeviceName, which: number, text: string): void {
  const device = world.device(name);
  const thread = pick(Object.values(device.chat.get().threads), which);
  const answered = thread && pick(thread.messages, which);
  if (!thread || !answered) return;
  const to = { conversationId: thread.conversation.id };
  const key = world.newKey();
  const item: OutboxItem = { to, text, key, replyTo: answered.id, at: 0, status: "sending", error: null };
  device.chat.dispatch({ type: "outbox:added", item });
  note(world, device, thread.conversation.senderId, key);
}

export function edits(world: World, name: DeviceName, which: number, text: string): void {
  const device = world.device(name);
  const message = pick(ownMessages(device), which);
  if (message) device.line.sending.edit(message, text).catch(unlessRefused);
}

export function deletes(world: World, name: DeviceName, which: number): void {
  const device = world.device(name);
  const message = pick(ownMessages(device), which);
  if (message) device.line.sending.remove(message).catch(unlessRefused);
}

/** Gives a reaction, or takes it back, as the page shows it. */
export function reacts(world: World, name: DeviceName, which: number, emoji: string): void {
  const device = world.device(name);
  const { threads } = device.chat.get();
  const message = pick(
    Object.values(threads).flatMap(({ messages }) => messages.filter(mayAnswer)),
    which,
  );
  if (message) device.line.acting.react(message, emoji).catch(unlessRefused);
}

/** Closes a conversation, or opens it again: whichever it is not, as the page shows it. */
export function turns(world: World, name: DeviceName, which: number): void {
  const device = world.device(name);
  const conversation = pick(Object.values(device.chat.get().threads), which)?.conversation;
  if (!conversation) return;
  const { id, closedAt } = conversation;
  const turned = closedAt === null ? device.line.acting.close(id) : device.line.acting.reopen(id);
  turned.catch(unlessRefused);
}

/** Chooses a conversation in the list. */
export async function opens(world: World, name: DeviceName, which: number): Promise<void> {
  const device = world.device(name);
  const thread = pick(Object.values(device.chat.get().threads), which);
  if (!thread || !device.isOnline()) return;
  device.chat.dispatch({ type: "conversation:chosen", conversationId: thread.conversation.id });
  if (thread.epoch === world.model.epoch) await device.load(thread.conversation.id);
}

/** Sees what the page shows, up to the end or a little less. */
export function reads(world: World, name: DeviceName, which: number): void {
  const device = world.device(name);
  const thread = pick(Object.values(device.chat.get().threads), which);
  if (!thread || thread.epoch !== world.model.epoch) return;
  const { senderId, id } = thread.conversation;
  const seq = Math.max(0, lastShown(thread) - (which % 3));
  const talk = world.model.talks[senderId];
  if (talk) see(talk, device.somebody.account.id, seq);
  device.line.reading.seen(id, seq);
}

function lastShown({ messages }: Thread): number {
  return messages.at(-1)?.seq ?? 0;
}

/** Remembers what was meant; its key, if not given, is that of the newest in the outbox. */
function note({ model }: World, device: Device, talk: string, given?: string): void {
  const key = given ?? device.chat.get().outbox.at(-1)?.key;
  if (!key) throw new Error("What was said is not in the outbox.");
  model.meant[device.name] ??= [];
  model.meant[device.name]?.push({ key, talk });
}

function ownMessages(device: Device): Message[] {
  const { threads, me } = device.chat.get();
  const all = Object.values(threads).flatMap(({ messages }) => messages);
  return all.filter((message) => mayChange(me.id, message));
}

function pick<T>(from: T[], which: number): T | undefined {
  return from[which % Math.max(1, from.length)];
}

/** A refusal is an answer too: the line is down, or somebody deleted the message meanwhile. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
