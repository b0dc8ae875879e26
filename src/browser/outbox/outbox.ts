import type { ChatEvent } from "../../shared/state/apply.ts";
import type { ChatState, OutboxItem } from "../../shared/state/state.ts";
import type { Notices } from "../notices.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { isOld } from "./age.ts";
import type { News, OtherTabs } from "./other-tabs.ts";
import { createShelf } from "./shelf.ts";
import type { OutboxStorage } from "./storage.ts";
import type { InTurn } from "./turns.ts";

/** Keeps what was written and not yet acknowledged on this device, and in step with this account's other tabs. */
export interface Outbox {
  /** Whether what is written now is put on disk before it is tried. */
  isKept(): boolean;
  /** Runs the job while no other tab sends to this addressee, with the outbox brought up to date. */
  inTurn: InTurn;
  /** Forgets all of this account's, here and in its other tabs. */
  wipe(): Promise<void>;
}

interface Deps {
  chat: Chat;
  storage: OutboxStorage;
  inTurn: InTurn;
  otherTabs: OtherTabs;
  notices: Notices;
  time: Time;
  /** Puts the bytes of an item's files on this device's disk. */
  keepFiles?: (item: OutboxItem) => Promise<void>;
  /** Another tab signed this person out. */
  wipedElsewhere(): void;
}

export function keepOutbox(deps: Deps): Outbox {
  const { chat, inTurn, otherTabs, notices, time } = deps;
  const shelf = createShelf(deps.storage, time, (reason) => {
    notices.say(notices.words.said.cannotKeepUnsent);
    console.warn("This browser cannot keep unsent messages.", reason);
  });
  /** What the device holds, or was asked to hold, under which key. */
  let held = new Set<string>();
  /** Resolves once the bytes of all files that were written so far are on the disk. */
  let filesBefore: Promise<void> | undefined;

  chat.subscribe(mirror);
  otherTabs.listen(hear);
  void refresh();
  return {
    isKept: shelf.works,
    inTurn: (name, job) =>
      inTurn(name, async () => {
        await refresh();
        await job();
      }),
    async wipe() {
      otherTabs.tell({ type: "wiped" });
      await shelf.close();
    },
  };

  /** Writes down what changed in the outbox, whatever changed it. */
  function mirror(event: ChatEvent, after: ChatState, before: ChatState): void {
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

  function put(item: OutboxItem): Promise<void> {
    if (!item.saving || !(item.files || filesBefore)) return shelf.put(item);
    filesBefore = putInOrder(item, filesBefore);
    return filesBefore;
  }

  /**
   * The bytes first: what is found in the outbox after a crash must be able to go out. And what was written after
   * files is put after them.
   */
  async function putInOrder(item: OutboxItem, before: Promise<void> | undefined): Promise<void> {
    await before;
    if (item.files) await deps.keepFiles?.(item);
    await shelf.put(item);
  }

  /** Other tabs hear that it was sent before they miss it: they show it until their own copy of it arrives. */
  async function forget(key: string, isSent: boolean): Promise<void> {
    held.delete(key);
    if (isSent) otherTabs.tell({ type: "sent", key });
    await shelf.remove(key);
    if (!isSent) otherTabs.tell({ type: "changed" });
  }

  function hear(news: News): void {
    if (news.type === "changed") {
      void refresh();
    } else if (news.type === "sent") {
      held.delete(news.key);
      chat.dispatch({ type: "outbox:accepted", key: news.key });
    } else {
      void shelf.close();
      deps.wipedElsewhere();
    }
  }

  /** Takes over what the device holds, and asks about what has been waiting for too long. */
  async function refresh(): Promise<void> {
    const items = await shelf.all();
    if (items) chat.dispatch({ type: "outbox:fetched", items });
    for (const { key, at, status } of chat.get().outbox) {
      if (status === "sending" && isOld(at, time.now())) chat.dispatch({ type: "outbox:aged", key });
    }
  }
}

/** An outbox that lasts as long as the page. */
export const outboxInMemory: Outbox = {
  isKept: () => false,
  inTurn: (_name, job) => job(),
  wipe: () => Promise.resolve(),
};

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
