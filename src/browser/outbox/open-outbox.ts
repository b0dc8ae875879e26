import type { OutboxItem } from "../../shared/state/state.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { indexedDbStorage } from "./indexed-db.ts";
import { otherTabsOn } from "./other-tabs.ts";
import { keepOutbox, type Outbox } from "./outbox.ts";
import { turnsAmongTabs } from "./turns.ts";

interface Deps {
  chat: Chat;
  notices: Notices;
  time: Time;
  keepFiles(item: OutboxItem): Promise<void>;
  wipedElsewhere(): void;
}

/** The outbox of an account in this browser. */
export function openOutbox(deps: Deps, accountId: string): Outbox {
  return keepOutbox({
    ...deps,
    storage: indexedDbStorage(globalThis.indexedDB, accountId),
    inTurn: turnsAmongTabs(navigator.locks, accountId, deps.time),
    otherTabs: otherTabsOn(new BroadcastChannel(`outbox ${accountId}`)),
  });
}
