import type { ChatEvent } from "../../shared/state/apply.ts";
import type { ChatState, OutboxItem } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";
import type { OtherTabs } from "./other-tabs.ts";
import type { Shelf } from "./shelf.ts";

/** What the device holds of the outbox is what the page holds. */
interface Mirror {
  /** Writes down what changed in the outbox, whatever changed it. */
  note(event: ChatEvent, after: ChatState, before: ChatState): void;
  /** Another tab took it from the disk. */
  isGone(key: string): void;
}

export interface MirrorDeps {
  chat: Chat;
  otherTabs: OtherTabs;
  shelf: Shelf;
  /** Puts the bytes of an item's files on this device's disk. */
  keepFiles?: (item: OutboxItem) => Promise<void>;
}

export function createMirror({ chat, otherTabs, shelf, keepFiles }: MirrorDeps): Mirror {
  /** What the device holds, or was asked to hold, under which key. */
  let held = new Set<string>();
  const put = puttingInOrder(shelf, keepFiles);
  return { note, isGone: (key) => void held.delete(key) };

  function note(event: ChatEvent, after: ChatState, before: ChatState): void {
    if (event.type === "outbox:fetched") held = new Set(event.items.map(({ key }) => key));
    else for (const item of after.outbox) if (differs(item, before)) void keep(item);
    const waiting = new Set(after.outbox.filter(isUnsent).map(({ key }) => key));
    for (const key of held) if (!waiting.has(key)) void forget(key, event.type !== "outbox:dropped");
  }

  async function keep(item: OutboxItem): Promise<void> {
    held.add(item.key);
    await put(item);
    otherTabs.tell({ type: "changed" });
    if (item.saving) chat.dispatch({ type: "outbox:kept", key: item.key });
  }

  /** Other tabs hear that it was sent before they miss it: they show it until their own copy of it arrives. */
  async function forget(key: string, isSent: boolean): Promise<void> {
    held.delete(key);
    if (isSent) otherTabs.tell({ type: "sent", key });
    await shelf.remove(key);
    if (!isSent) otherTabs.tell({ type: "changed" });
  }
}

/**
 * The bytes first: what is found in the outbox after a crash must be able to go out. And what was written after
 * files is put after them.
 */
function puttingInOrder(shelf: Shelf, keepFiles: MirrorDeps["keepFiles"]) {
  /** Resolves once the bytes of all files that were written so far are on the disk. */
  let filesBefore: Promise<void> | undefined;

  return (item: OutboxItem): Promise<void> => {
    if (!item.saving || !(item.files || filesBefore)) return shelf.put(item);
    filesBefore = putAfter(item, filesBefore);
    return filesBefore;
  };

  async function putAfter(item: OutboxItem, before: Promise<void> | undefined): Promise<void> {
    await before;
    if (item.files) await keepFiles?.(item);
    await shelf.put(item);
  }
}

function isUnsent({ status }: OutboxItem): boolean {
  return status !== "sent";
}

/** Whether something changed that is kept. */
function differs(item: OutboxItem, before: ChatState): boolean {
  const was = before.outbox.find(({ key }) => key === item.key);
  const isAsBefore =
    was &&
    isUnsent(was) &&
    (["to", "files", "error", "at"] as const).every((name) => was[name] === item[name]);
  return isUnsent(item) && !isAsBefore;
}
