import { limits } from "../../shared/limits.ts";
import { type ChatState, openThread, type Thread } from "../../shared/state/state.ts";
import type { Loading } from "../line/loading.ts";
import type { Chat, View } from "../store.ts";
import { arrivalsIn } from "./arrivals.ts";
import { positionAsked, showPlace } from "./place.ts";

/** Nearer to the end than this, in pixels, counts as being there. */
const nearEndPx = 100;

/** Holds the messages still: it follows the end for whoever is there, and moves nothing for whoever reads above. */
export interface Scrolling {
  beforeDraw(): void;
  afterDraw(): void;
  toEnd(): void;
}

export function createScrolling(chat: Chat, view: View, loading: Pick<Loading, "newest">): Scrolling {
  let anchor: { row: HTMLElement; top: number } | null = null;
  let landedAt: string | null = null;
  const watchSize = watchingSize(() => view.get().atLatest && stickToEnd());
  const toEnd = () => void goToEnd(chat, view, loading);
  document.addEventListener("scroll", noteScroll, { capture: true, passive: true });
  chat.subscribe((event, after, before) => {
    if (placeOf(after) !== placeOf(before)) landedAt = null;
    if (event.type === "outbox:added" && isNew(event.item.key, before)) toEnd();
    if (event.type === "thread:trimmed") return;
    const thread = openThread(after);
    if (thread && thread.messages !== openThread(before)?.messages) trim(chat, view, thread);
    if (!view.get().atLatest) countBelow(view, arrivalsIn(event, after, before), after);
  });
  return { beforeDraw, afterDraw, toEnd };

  function beforeDraw(): void {
    anchor = view.get().atLatest ? null : topRow(messages());
  }

  function afterDraw(): void {
    const list = messages();
    watchSize(list);
    if (!list) return;
    if (landedAt === null && isLoaded(chat.get())) land(list);
    else if (view.get().atLatest) stickToEnd();
    else if (anchor?.row.isConnected) list.scrollTop += placeOfText(anchor.row) - anchor.top;
  }

  function land(list: HTMLElement): void {
    landedAt = placeOf(chat.get());
    showWhereToBegin(list);
    noteEnd(view, list);
  }

  function noteScroll({ target }: Event): void {
    const list = messages();
    if (list && target === list && landedAt !== null) noteEnd(view, list);
  }
}

/** The composer grows, a keyboard opens: the end stays the end. */
function watchingSize(resized: () => unknown): (list: Element | null) => void {
  const observer = new ResizeObserver(resized);
  let observed: Element | null = null;
  return (list) => {
    if (list === observed) return;
    observer.disconnect();
    if (list) observer.observe(list);
    observed = list;
  };
}

/** At the message that was asked for, else at the first one unread, else at the end. */
function showWhereToBegin(list: HTMLElement): void {
  const line = document.getElementById("unread");
  const row = document.getElementById(`message-${positionAsked()}`);
  if (row) showPlace(row);
  else if (line) list.scrollTop += topOf(line) - topOf(list) - roomAbove(line);
  else list.scrollTop = list.scrollHeight;
}

/** Fetches the end first, where it is not here, and goes there if the person is still in the same place. */
async function goToEnd(chat: Chat, view: View, loading: Pick<Loading, "newest">): Promise<void> {
  const thread = openThread(chat.get());
  if (thread?.newer) {
    const { id } = thread.conversation;
    await loading.newest(id);
    const now = openThread(chat.get());
    if (now?.conversation.id !== id || now.newer) return;
  }
  view.dispatch({ atLatest: true, newBelow: 0 });
  stickToEnd();
}

/** What is far from what one reads leaves the page. */
function trim(chat: Chat, view: View, { conversation, messages: held }: Thread): void {
  const seq = view.get().atLatest
    ? held.at(-1)?.seq
    : Number(topRow(messages(), "[data-seq]")?.row.dataset.seq);
  if (seq && held.length > limits.heldMessages)
    chat.dispatch({ type: "thread:trimmed", conversationId: conversation.id, seq });
}

function stickToEnd(): void {
  const list = messages();
  if (list) list.scrollTop = list.scrollHeight;
}

function noteEnd(view: View, list: HTMLElement): void {
  // As drawn: the state may be ahead of what stands here.
  const isEnd = document.getElementById("newer") === null;
  const atLatest = isEnd && list.scrollHeight - list.clientHeight - list.scrollTop <= nearEndPx;
  view.dispatch(atLatest ? { atLatest, newBelow: 0 } : { atLatest });
}

function countBelow(view: View, arrived: { conversationId: string }[], after: ChatState): void {
  const here = arrived.filter(({ conversationId }) => conversationId === placeOf(after)).length;
  if (here > 0) view.dispatch({ newBelow: view.get().newBelow + here });
}

function messages(): HTMLElement | null {
  return document.getElementById("messages");
}

function placeOf({ open }: ChatState): string {
  if (open.kind === "conversation") return open.conversationId;
  else return open.kind === "receiver" ? open.receiverId : "";
}

function isLoaded(state: ChatState): boolean {
  return state.open.kind !== "conversation" || openThread(state)?.loaded === true;
}

function isNew(key: string, before: ChatState): boolean {
  return !before.outbox.some((item) => item.key === key);
}

/** The first row in sight, and where its words stand. */
function topRow(list: HTMLElement | null, kind = "[data-key]"): { row: HTMLElement; top: number } | null {
  if (!list) return null;
  const edge = topOf(list);
  const rows = [...list.querySelectorAll<HTMLElement>(kind)];
  const row = rows.find((candidate) => candidate.getBoundingClientRect().bottom > edge);
  return row ? { row, top: placeOfText(row) } : null;
}

/** Its words are what must not move: the name above them goes when older ones of the same author come. */
function placeOfText(row: Element): number {
  return topOf(row.querySelector(".row__bubble") ?? row);
}

/** What stays in sight above it, in pixels. The style says, since it must clear the day's label. */
function roomAbove(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).scrollMarginTop);
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
