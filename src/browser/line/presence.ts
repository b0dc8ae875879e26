import { limits } from "../../shared/limits.ts";
import { type ChatState, counterpart, threadsByActivity } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";
import { pause, type Time } from "../time.ts";
import type { Request } from "./asking.ts";
import { mayPass, pauseAfter, refusalOf } from "./retrying.ts";
import { takingTurns } from "./taking-turns.ts";

/** Watches the people in sight, and tells whether this person is there. */
export interface PresenceKeeping {
  here(): void;
  away(): void;
}

export function createPresence(chat: Chat, request: Request, time: Time): PresenceKeeping {
  let watched = "";
  let own: "online" | "away" = "online";
  /** What the server holds of this connection; a new one begins online, watching nobody. */
  let told: "online" | "away" = "online";
  const settle = takingTurns(2, (name) => untilDone(chat, time, name === "watch" ? watch : tellOwn));

  chat.subscribe((event, after, before) => {
    const isNewLine = event.type === "connection:changed";
    const beginsAgain = isNewLine || event.type === "resync";
    if (isNewLine) told = "online";
    if (beginsAgain) watched = "";
    const isNewSet = after.threads !== before.threads || after.receivers !== before.receivers;
    if (isNewSet || beginsAgain) settleAll();
  });
  return { here: () => settleAll("online"), away: () => settleAll("away") };

  function settleAll(presence = own): void {
    own = presence;
    if (chat.get().connection !== "online") return;
    if (peopleInSight(chat.get()).join() !== watched) settle("watch");
    if (own !== told) settle("own");
  }

  async function watch(): Promise<void> {
    const accountIds = peopleInSight(chat.get());
    if (accountIds.join() === watched) return;
    const { presences, people } = await request("presence:watch", { accountIds });
    watched = accountIds.join();
    chat.dispatch({ type: "presences:fetched", presences, people });
  }

  async function tellOwn(): Promise<void> {
    const presence = own;
    if (presence === told) return;
    await request("presence:set", { presence });
    told = presence;
  }
}

async function untilDone(chat: Chat, time: Time, act: () => Promise<void>): Promise<void> {
  for (let failures = 0; chat.get().connection === "online"; failures += 1) {
    try {
      return await act();
    } catch (error) {
      const refusal = refusalOf(error);
      if (!mayPass(refusal)) return; // Presence is a courtesy: the page works without it.
      await pause(time, pauseAfter(failures, time, refusal));
    }
  }
}

/** Whom the page shows: the other sides of its threads, the most recent first, then whom one may write to. */
function peopleInSight(state: ChatState): string[] {
  const others = threadsByActivity(state).map(({ conversation }) => counterpart(conversation, state.me.id));
  const ids = [...others, ...state.receivers].flatMap((person) => (person ? [person.id] : []));
  return [...new Set(ids)].slice(0, limits.watchedAccounts).sort();
}
