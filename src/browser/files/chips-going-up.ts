import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import { mayPass, pauseAfter, refusalOf } from "../line/retrying.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import type { ChipsByPlace } from "./chips-by-place.ts";
import type { Shown } from "./shown.ts";
import type { Uploads } from "./uploads.ts";

interface GoingUp {
  change(key: string, to: (chip: OutgoingFile) => OutgoingFile): void;
  /** Has go up what can go up now. */
  goOn(): void;
}

interface Deps {
  chat: Chat;
  time: Time;
  places: ChipsByPlace;
  shown: Shown;
  uploads: Uploads;
}

/** After that somebody has to look at it: the disk may be full. */
const mostTries = 4;

/** Takes files up while their message is still being written. */
export function createGoingUp({ chat, time, places, shown, uploads }: Deps): GoingUp {
  const failures = new Map<string, number>();
  const goingUp = new Set<string>();

  chat.subscribe((event, after, before) => {
    if (after.open !== before.open || event.type === "connection:changed") goOn();
  });
  return { change, goOn };

  /** Those of the place where one is, once there is a conversation that they belong to. */
  function goOn(): void {
    const { open, connection } = chat.get();
    if (open.kind !== "conversation" || connection !== "online") return;
    for (const chip of shown.chips()) {
      const isDue = !chip.id && !chip.refusal && !goingUp.has(chip.key);
      if (isDue) void upload(chip, open.conversationId);
    }
  }

  async function upload(chip: OutgoingFile, conversationId: string): Promise<void> {
    goingUp.add(chip.key);
    try {
      const info = await uploads.upload(chip, conversationId);
      change(chip.key, (now) => ({ ...now, ...info }));
    } catch (error) {
      const refusal = refusalOf(error);
      const failed = failures.get(chip.key) ?? 0;
      failures.set(chip.key, failed + 1);
      // What got no answer, or came too fast, goes again by itself; anything else is for the person to decide.
      if (mayPass(refusal) && failed < mostTries) time.after(pauseAfter(failed, time, refusal), goOn);
      else change(chip.key, (now) => ({ ...now, refusal: refusal.message }));
    } finally {
      goingUp.delete(chip.key);
    }
  }

  function change(key: string, to: (chip: OutgoingFile) => OutgoingFile): void {
    places.change((chip) => (chip.key === key ? to(chip) : chip));
  }
}
