import type { MessageKind } from "../../../src/shared/model.ts";

/**
 * What everybody must see, as plainly as it can be said: lists, and one function for each thing that a person
 * can do. No storage, no line, no faults. A talk is named by its sender; positions and versions count from 1.
 */
export interface Model {
  epoch: string;
  talks: Record<string, Talk>;
  /** What people meant to say: on each device, in the order of writing. */
  meant: Record<string, Meant[]>;
}

export interface Talk {
  /** The conversation's id, once there is one; an empty talk has not begun. */
  id: string | null;
  /** All that it has ever been: the moment at version 1 comes first. */
  moments: Moment[];
  /** How far each party is known to have read, by what they saw. */
  seen: Record<string, number>;
}

export interface Moment {
  activeAt: number;
  closedAt: number | null;
  messages: Said[];
}

export interface Said {
  seq: number;
  version: number;
  key: string;
  authorId: string;
  kind: MessageKind;
  text: string;
  /** Who reacted with what, as "👍 Sam", in any order. */
  reactions: string[];
  /** The position of the message that this one answers. */
  replyTo: number | null;
  at: number;
  editedAt: number | null;
  deletedAt: number | null;
}

export interface Meant {
  key: string;
  talk: string;
}

export type Saying = Pick<Said, "key" | "authorId" | "text" | "replyTo">;

export function begin(talk: Talk, at: number): void {
  if (talk.moments.length === 0) talk.moments.push({ activeAt: at, closedAt: null, messages: [] });
}

/**
 * One message per author and key, at the next position; it opens again what was closed. An answer to what is not there
 * is refused.
 */
export function say(talk: Talk, saying: Saying, at: number): void {
  const { messages, activeAt, closedAt } = now(talk);
  if (messages.some((said) => said.key === saying.key && said.authorId === saying.authorId)) return;
  if (saying.replyTo !== null && saying.replyTo > messages.length) return;
  const { key, authorId, text, replyTo } = saying;
  add(
    talk,
    { key, authorId, kind: "text", text, replyTo, at },
    { activeAt: Math.max(activeAt, at), closedAt },
  );
  if (closedAt !== null) talk.moments.push({ ...now(talk), closedAt: null });
}

/** A line of its own, and then the conversation is so. Only its receiver closes; what it already is stays. */
export function setClosed(talk: Talk, authorId: string, closes: boolean, at: number): void {
  const { activeAt, closedAt } = now(talk);
  if (closes === (closedAt !== null) || talk.moments.length === 0) return;
  const kind = closes ? "closed" : "reopened";
  add(talk, { key: "", authorId, kind, text: "", replyTo: null, at }, { activeAt, closedAt });
  talk.moments.push({ ...now(talk), closedAt: closes ? at : null });
}

/** Anybody's, on anything that was said and is not deleted. */
export function react(talk: Talk, seq: number, who: string, emoji: string, on: boolean): void {
  const said = now(talk).messages[seq - 1];
  const reaction = `${emoji} ${who}`;
  const hasIt = said?.reactions.includes(reaction);
  if (said?.kind !== "text" || said.deletedAt !== null || hasIt === on) return;
  const others = said.reactions.filter((each) => each !== reaction);
  change(talk, { ...said, reactions: on ? [...others, reaction].sort() : others });
}

/** Only its author, never once it is deleted; the text it has changes nothing. */
export function edit(talk: Talk, seq: number, authorId: string, text: string, at: number): void {
  const said = own(talk, seq, authorId);
  if (said && said.text !== text) change(talk, { ...said, text, editedAt: at });
}

/** Only its author. The place stays, the words go. */
export function remove(talk: Talk, seq: number, authorId: string, at: number): void {
  const said = own(talk, seq, authorId);
  if (said) change(talk, { ...said, text: "", reactions: [], deletedAt: at });
}

export function see(talk: Talk, accountId: string, seq: number): void {
  talk.seen[accountId] = Math.max(seenBy(talk, accountId), seq);
}

/** A restored copy: what came after it never happened, and its versions will be given again. */
export function restore(model: Model, copy: Model, epoch: string): void {
  model.epoch = epoch;
  for (const [name, talk] of Object.entries(model.talks)) {
    const before = copy.talks[name];
    talk.id = before?.id ?? null;
    talk.moments = [...(before?.moments ?? [])];
    const head = now(talk).messages.length;
    for (const [who, seq] of Object.entries(talk.seen)) talk.seen[who] = Math.min(seq, head);
  }
}

export function now({ moments }: Talk): Moment {
  return moments.at(-1) ?? { activeAt: 0, closedAt: null, messages: [] };
}

/**
 * The furthest that somebody's watermark may stand at: what they saw, and their own messages right after it.
 * What somebody else said counts as read only by being seen.
 */
export function mostRead(talk: Talk, accountId: string): number {
  return throughOwn(now(talk).messages, accountId, seenBy(talk, accountId));
}

/** The position, or that of the last of the account's own messages right after it. */
export function throughOwn(messages: Pick<Said, "authorId">[], accountId: string, seq: number): number {
  return messages[seq]?.authorId === accountId ? throughOwn(messages, accountId, seq + 1) : seq;
}

export function seenBy(talk: Talk, accountId: string): number {
  return talk.seen[accountId] ?? 0;
}

type Line = Pick<Said, "key" | "authorId" | "kind" | "text" | "replyTo" | "at">;

function add(talk: Talk, line: Line, rest: Omit<Moment, "messages">): void {
  const { messages } = now(talk);
  const place = { seq: messages.length + 1, version: talk.moments.length + 1 };
  const said: Said = { ...place, ...line, reactions: [], editedAt: null, deletedAt: null };
  talk.moments.push({ ...rest, messages: [...messages, said] });
}

function own(talk: Talk, seq: number, authorId: string): Said | undefined {
  const said = now(talk).messages[seq - 1];
  const isOwn = said?.authorId === authorId && said.kind === "text";
  return isOwn && said.deletedAt === null ? said : undefined;
}

function change(talk: Talk, said: Said): void {
  const { messages, ...rest } = now(talk);
  const changed = { ...said, version: talk.moments.length + 1 };
  talk.moments.push({ ...rest, messages: messages.with(said.seq - 1, changed) });
}
