import type { AppError } from "../../shared/errors.ts";
import { addresseeOf } from "../../shared/state/outbox.ts";
import type { OutboxItem } from "../../shared/state/state.ts";
import { count } from "../../words/say.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import { pause, type Time } from "../time.ts";
import { mayPass, pauseAfter, refusalOf } from "./retrying.ts";

export interface InOrderDeps {
  chat: Chat;
  deliver(item: OutboxItem): Promise<void>;
  notices: Pick<Notices, "set" | "words">;
  time: Time;
}

/** What passes sooner needs no word. */
const patienceMs = 2_000;

/** Takes all that waits for one addressee to them, one after another, as long as it takes. */
export function sendingInOrder(deps: InOrderDeps) {
  const { chat, deliver, notices, time } = deps;
  // Why a message waits is another matter then, which the line about the connection tells.
  chat.subscribe(({ type }) => {
    if (type === "connection:changed") notices.set("sending", null);
  });
  return sendAll;

  async function sendAll(addressee: string): Promise<void> {
    let failures = 0;
    let triedAt = 0;
    for (let item = nextFor(chat, addressee); item; item = nextFor(chat, addressee)) {
      try {
        if (failures === 0) triedAt = time.now();
        await deliver(item);
        if (failures > 0) notices.set("sending", null);
        failures = 0;
      } catch (error) {
        const refusal = refusalOf(error);
        if (mayPass(refusal)) {
          if (isOnline(chat)) await waitFor(deps, refusal, failures++, triedAt);
        } else {
          const { code, message } = refusal;
          notices.set("sending", null);
          chat.dispatch({ type: "outbox:failed", key: item.key, error: { code, message } });
        }
      }
    }
  }
}

/** Nobody needs to do anything about it, but whoever sees a message wait wants to know why. */
async function waitFor(
  { notices, time }: InOrderDeps,
  refusal: AppError,
  failures: number,
  triedAt: number,
): Promise<void> {
  const { words, set } = notices;
  const waitMs = pauseAfter(failures, time, refusal);
  if (refusal.code === "too_many") {
    set("sending", count(words, words.said.tooManyAtOnce, Math.ceil(waitMs / 1_000)));
  } else if (time.now() + waitMs - triedAt > patienceMs) {
    set("sending", words.said.notThrough);
  }
  await pause(time, waitMs);
}

/** One that is still being put on disk holds up those behind it. */
function nextFor(chat: Chat, addressee: string): OutboxItem | undefined {
  const { outbox: items } = chat.get();
  const next = items.find((item) => item.status === "sending" && addresseeOf(item) === addressee);
  return next && isOnline(chat) && mayGo(next) ? next : undefined;
}

function isOnline(chat: Chat): boolean {
  return chat.get().connection === "online";
}

export function mayGo({ saving, status }: OutboxItem): boolean {
  return !saving && status === "sending";
}
