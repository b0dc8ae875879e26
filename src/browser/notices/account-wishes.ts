import { type NoticeWishes, untilFurtherNotice } from "../../shared/notices.ts";
import type { Http } from "../line/http.ts";
import type { Time } from "../time.ts";

/** What this person does not want to be told of, as the server keeps it for all their devices. */
export interface AccountWishes {
  /** As last heard. */
  get(): NoticeWishes;
  /** Asks the server unless it was asked a moment ago; without an answer, as last heard. */
  fresh(): Promise<NoticeWishes>;
  mute(conversationId: string, muted: boolean): Promise<void>;
  beQuiet(until: number | null): Promise<void>;
}

/** Another device may have changed them; a burst of messages must not become a burst of questions. */
const freshMs = 5_000;

export function accountWishes(http: Http, time: Time): AccountWishes {
  let known: NoticeWishes = { quietUntil: null, muted: [] };
  let askedAt = Number.NEGATIVE_INFINITY;
  return {
    get: () => known,
    async fresh() {
      if (time.now() - askedAt < freshMs) return known;
      askedAt = time.now();
      known = await http.get<NoticeWishes>("/api/me/notices").catch(() => known);
      return known;
    },
    async mute(conversationId, muted) {
      await http.put(`/api/conversations/${encodeURIComponent(conversationId)}/muted`, { muted });
      const others = known.muted.filter((id) => id !== conversationId);
      known = { ...known, muted: muted ? [...others, conversationId] : others };
    },
    async beQuiet(until) {
      await http.put("/api/me/notices", { quietUntil: until });
      known = { ...known, quietUntil: until };
    },
  };
}

export type QuietChoice = "off" | "hour" | "tomorrow" | "always";

const hourMs = 60 * 60 * 1_000;
const morning = 8;

/** Until when a choice means, by the clock and the zone of this device. */
export function endOfQuiet(choice: QuietChoice, now: number): number | null {
  if (choice === "off") return null;
  if (choice === "hour") return now + hourMs;
  if (choice === "always") return untilFurtherNotice;
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  return tomorrow.setHours(morning, 0, 0, 0);
}
