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
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Makes each formatter at most once, however many rows are drawn. */
export function createTimes({ now, timeZone, locale: asked }: Place): Times {
  const locale = knownLocale(asked);
  // Swedish writes 2026-03-14, which reads back as that day's midnight in UTC.
  const date = once("sv-SE", { timeZone, dateStyle: "short" });
  const clock = once(locale, { timeZone, hour: "2-digit", minute: "2-digit" });
  const whole = once(locale, { timeZone, dateStyle: "full", timeStyle: "short" });
  const weekday = once(locale, { timeZone, weekday: "long" });
  const shortWeekday = once(locale, { timeZone, weekday: "short" });
  const dayAndMonth = once(locale, { timeZone, day: "numeric", month: "short" });
  const longDate = once(locale, { timeZone, day: "numeric", month: "long", year: "numeric" });

  const dayOf = (at: number) => Date.parse(date(at)) / dayMs;
  const daysAgo = (at: number) => dayOf(now) - dayOf(at);

  const dayLabel = (at: number) => {
    const days = daysAgo(at);
    if (days === 0) return "Today";
    if (days === 1) return "Yesterday";
    return days > 1 && days < 7 ? weekday(at) : longDate(at);
  };

  const listTime = (at: number) => {
    const ago = now - at;
    const days = daysAgo(at);
    if (ago < minuteMs) return "now";
    if (ago < hourMs) return `${Math.floor(ago / minuteMs)} min`;
    if (days === 0) return clock(at);
    return days < 7 ? shortWeekday(at) : dayAndMonth(at);
  };

  const lastSeen = (at: number) => {
    const ago = now - at;
    if (ago < minuteMs) return "Last seen just now";
    if (ago < hourMs) return `Last seen ${Math.floor(ago / minuteMs)} min ago`;
    if (daysAgo(at) === 0) return `Last seen at ${clock(at)}`;
    return daysAgo(at) === 1 ? "Last seen yesterday" : `Last seen on ${dayLabel(at)}`;
  };

  const since = (at: number) => {
    const label = dayLabel(at);
    const day = Math.abs(daysAgo(at) - 0.5) < 1 ? label.toLowerCase() : `on ${label}`;
    return `${day} at ${clock(at)}`;
  };

  return { now, dayOf, time: clock, full: whole, dayLabel, listTime, lastSeen, since };
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
