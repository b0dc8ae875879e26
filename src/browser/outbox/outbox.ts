import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { isOld } from "./age.ts";
import { createMirror, type MirrorDeps } from "./mirror.ts";
import type { News } from "./other-tabs.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import type { OutboxStorage } from "./storage.ts";
import type { InTurn } from "./turns.ts";

/** Keeps what was written and not yet acknowledged on this device, and in step with this account's other tabs. */
export interface Outbox {
  /** Whether what is written now is put on disk before it is tried; and once all was forgotten, nothing is lost. */
  isKept(): boolean;
  /** Runs the job while no other tab sends to this addressee, with the outbox brought up to date. */
  inTurn: InTurn;
  /** Forgets all of this account's, here and in its other tabs. */
  wipe(): Promise<void>;
}

interface Deps extends Omit<MirrorDeps, "shelf"> {
  storage: OutboxStorage;
  inTurn: InTurn;
  notices: Notices;
  time: Time;
  /** Another tab signed this person out. */
  wipedElsewhere(): void;
}

export function keepOutbox(deps: Deps): Outbox {
  const { chat, inTurn, otherTabs, notices, time } = deps;
  const shelf = createShelf(deps.storage, time, (reason) => {
    notices.say(notices.words.said.cannotKeepUnsent);
    console.warn("This browser cannot keep unsent messages.", reason);
  });
  const mirror = createMirror({ ...deps, shelf });
  const refresh = () => takeOver(chat, shelf, time);
  let isWiped = false;

  chat.subscribe(mirror.note);
  otherTabs.listen(hear);
  void refresh();
  return {
    isKept: () => isWiped || shelf.works(),
    inTurn: (name, job) =>
      inTurn(name, async () => {
        await refresh();
        await job();
      }),
    async wipe() {
      otherTabs.tell({ type: "wiped" });
      await forget();
    },
  };

  function hear(news: News): void {
    if (news.type === "changed") {
      void refresh();
    } else if (news.type === "sent") {
      mirror.isGone(news.key);
      chat.dispatch({ type: "outbox:accepted", key: news.key });
    } else {
      void forget();
      deps.wipedElsewhere();
    }
  }

  function forget(): Promise<void> {
    isWiped = true;
    return shelf.close();
  }
}

/** Takes over what the device holds, and asks about what has been waiting for too long. */
async function takeOver(chat: Chat, shelf: Shelf, time: Time): Promise<void> {
  const items = await shelf.all();
  if (items) chat.dispatch({ type: "outbox:fetched", items });
  for (const { key, at, status } of chat.get().outbox) {
    if (status === "sending" && isOld(at, time.now())) chat.dispatch({ type: "outbox:aged", key });
  }
}

/** An outbox that lasts as long as the page. */
export const outboxInMemory: Outbox = {
  isKept: () => false,
  inTurn: (_name, job) => job(),
  wipe: () => Promise.resolve(),
};
