import type { Presence } from "../../src/shared/model.ts";
import { count, say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";

/** A reader's own clock and place. */
export interface Place {
  /** The present moment, ms since 1970 UTC. */
  now: number;
  /** IANA name. */
  timeZone: string;
  /** BCP 47. */
  locale: string;
}

/** Moments as this reader reads them; `dayOf` counts calendar days in their zone. */
export interface Times {
  /** The present moment, ms. */
  now: number;
  dayOf(at: number): number;
  time(at: number): string;
  full(at: number): string;
  dayLabel(at: number): string;
  listTime(at: number): string;
  lastSeen(at: number): string;
  /** Within a sentence: "yesterday at 14:02", "on Tuesday at 14:02". */
  since(at: number): string;
  /** "Online", "Away", "Last seen 5 min ago". */
  presence(known: Presence | undefined): string;
}

export type TimeWords = Pick<ChatWords, "locale" | "times">;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Makes each formatter at most once, however many rows are drawn. */
export function createTimes(place: Place, words: TimeWords): Times {
  const { now } = place;
  const { times } = words;
  const { dayOf, clock, whole, weekday, shortWeekday, dayAndMonth, longDate } = formatters(place);
  const { daysAgo, isToday, isYesterday, isThisWeek } = nearness(now, dayOf);
  const minutesAgo = (at: number) => Math.floor((now - at) / minuteMs);

  const dayLabel = (at: number) => {
    if (isToday(at)) return times.today;
    if (isYesterday(at)) return times.yesterday;
    return isThisWeek(at) ? weekday(at) : longDate(at);
  };

  const listTime = (at: number) => {
    if (now - at < minuteMs) return times.now;
    if (now - at < hourMs) return count(words, times.minutes, minutesAgo(at));
    if (isToday(at)) return clock(at);
    return daysAgo(at) < 7 ? shortWeekday(at) : dayAndMonth(at);
  };

  const lastSeen = (at: number) => {
    if (now - at < minuteMs) return times.lastSeenNow;
    if (now - at < hourMs) return count(words, times.lastSeenMinutes, minutesAgo(at));
    if (isToday(at)) return say(times.lastSeenToday, { time: clock(at) });
    if (isYesterday(at)) return times.lastSeenYesterday;
    const isWeekday = isThisWeek(at);
    return say(isWeekday ? times.lastSeenWeekday : times.lastSeenDate, { day: dayLabel(at) });
  };

  const since = (at: number) => {
    const time = clock(at);
    if (isToday(at)) return say(times.sinceToday, { time });
    if (isYesterday(at)) return say(times.sinceYesterday, { time });
    return say(isThisWeek(at) ? times.sinceWeekday : times.sinceDate, { day: dayLabel(at), time });
  };

  const presence = (known: Presence | undefined) => presenceIn(times, known, lastSeen);

  return { now, dayOf, time: clock, full: whole, dayLabel, listTime, lastSeen, since, presence };
}

function nearness(now: number, dayOf: (at: number) => number) {
  const daysAgo = (at: number) => dayOf(now) - dayOf(at);
  return {
    daysAgo,
    isToday: (at: number) => daysAgo(at) === 0,
    isYesterday: (at: number) => daysAgo(at) === 1,
    isThisWeek: (at: number) => daysAgo(at) > 1 && daysAgo(at) < 7,
  };
}

function presenceIn(
  times: TimeWords["times"],
  known: Presence | undefined,
  lastSeen: (at: number) => string,
): string {
  if (known?.presence === "online") return times.online;
  if (known?.presence === "away") return times.away;
  return known?.lastSeenAt ? lastSeen(known.lastSeenAt) : times.offline;
}

/** Counts calendar days in a reader's zone, from 1970 on. */
export function daysIn({ timeZone }: Pick<Place, "timeZone">): (at: number) => number {
  // Swedish writes 2026-03-14, which reads back as that day's midnight in UTC.
  const date = once("sv-SE", { timeZone, dateStyle: "short" });
  return (at) => Date.parse(date(at)) / dayMs;
}

function formatters({ timeZone, locale: asked }: Place) {
  const locale = knownLocale(asked);
  return {
    dayOf: daysIn({ timeZone }),
    clock: once(locale, { timeZone, hour: "2-digit", minute: "2-digit" }),
    whole: once(locale, { timeZone, dateStyle: "full", timeStyle: "short" }),
    weekday: once(locale, { timeZone, weekday: "long" }),
    shortWeekday: once(locale, { timeZone, weekday: "short" }),
    dayAndMonth: once(locale, { timeZone, day: "numeric", month: "short" }),
    longDate: once(locale, { timeZone, day: "numeric", month: "long", year: "numeric" }),
  };
}

/** Some browsers name their language in a way that `Intl` refuses, such as "en-US@posix". */
function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}

function once(locale: string, options: Intl.DateTimeFormatOptions): (at: number) => string {
  let formatter: Intl.DateTimeFormat | undefined;
  return (at) => {
    formatter ??= new Intl.DateTimeFormat(locale, options);
    return formatter.format(at);
  };
}
