import type { ChatActions } from "../../views/chat-props.ts";
import { mayAnswer, mayChange } from "../shared/permissions.ts";
import { openThread } from "../shared/state/state.ts";
import type { ActOnRow } from "./screen/row-events.ts";
import { hasSingleKeys } from "./shortcuts/single-keys.ts";
import type { Chat } from "./store.ts";

type Acts = Pick<ChatActions, "reply" | "edit" | "remove" | "openMenu">;

/** The arrows walk from row to row, a letter acts on the row that has the focus, and a long press opens its menu. */
export function createRowKeys(chat: Chat, acts: Acts): ActOnRow {
  return (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    if (event instanceof KeyboardEvent) press(event, target);
    else if (isByTouch(event)) openMenu(event, target);
  };

  function press(event: KeyboardEvent, target: HTMLElement): void {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    const row = target.matches("article") ? target : null;
    const list = document.getElementById("messages");
    if (!list || hasModifier || (!row && target !== list)) return;
    if (walk(list, row, event.key) || (row && act(row, event.key))) event.preventDefault();
  }

  function openMenu(event: Event, target: HTMLElement): void {
    const row = target.closest<HTMLElement>("article");
    if (row && act(row, "Enter")) event.preventDefault();
  }

  function act(row: HTMLElement, key: string): boolean {
    const seq = Number(row.dataset.seq);
    const message = openThread(chat.get())?.messages.find((each) => each.seq === seq);
    if (!message || !mayAnswer(message)) return false;
    const isOwn = mayChange(chat.get().me.id, message);
    if (key.length === 1 && !hasSingleKeys(document)) return false;
    if (key === "r" || key === "R") acts.reply(message.id);
    else if (key === "Enter" || key === "ContextMenu") acts.openMenu(message.id);
    else if (key === "+") acts.openMenu(message.id, "reactions");
    else if ((key === "e" || key === "E") && isOwn) acts.edit(message.id);
    else if (key === "Delete" && isOwn) acts.remove(message.id);
    else return false;
    return true;
  }
}

/** Moves the focus; from the list itself to the last row in sight. False when the key means nothing, or there is no row. */
function walk(list: HTMLElement, from: HTMLElement | null, key: string): boolean {
  const rows = [...list.querySelectorAll<HTMLElement>("article")];
  const bottom = list.getBoundingClientRect().bottom;
  const below = rows.findIndex((row) => row.getBoundingClientRect().top >= bottom);
  const at = from ? rows.indexOf(from) : below < 0 ? rows.length : below;
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key];
  if (to === undefined || (!from && key !== "ArrowUp")) return false;
  rows[to]?.focus();
  return rows[to] !== undefined;
}

/** With a mouse, the browser's own menu stays. */
function isByTouch(event: Event): boolean {
  return "pointerType" in event && event.pointerType === "touch";
}
