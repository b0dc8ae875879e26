import { daysIn, type Place } from "../../views/words/times.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Days since 1970 of a day as a date field writes it (2026-03-14), or null for what is no date. */
export function dayNumber(day: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(at) ? null : at / dayMs;
}

/** The first moment (ms) of a calendar day where the reader is: found by halving, as clocks there may have jumped. */
export function beginningOf(day: number, place: Place): number {
  const dayOf = daysIn(place);
  let [before, after] = [(day - 1) * dayMs, (day + 1) * dayMs];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle) < day) before = middle;
    else after = middle;
  }
  return after;
}
