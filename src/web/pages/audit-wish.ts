import { z } from "zod";
import type { AuditFilter } from "../../../views/audit-page.tsx";
import type { Place } from "../../../views/words/times.ts";
import type { TrailQuestion } from "../../audit/ports.ts";
import { isAuditEvent } from "../../shared/audit.ts";
import { beginningOf, dayNumber } from "../calendar-days.ts";
import { textsOf } from "../input.ts";

/** What part of the trail somebody wants to see, as the address says it; what makes no sense counts as left out. */
export interface AuditWish {
  filter: AuditFilter;
  before: number | undefined;
}

const position = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const longestPerson = 254;

export function auditWishOf(given: unknown): AuditWish {
  const { person, event, day, before } = textsOf(["person", "event", "day", "before"], given);
  return {
    filter: {
      person: person.trim().slice(0, longestPerson),
      event: isAuditEvent(event) ? event : "",
      day: dayNumber(day) === null ? "" : day,
    },
    before: position.safeParse(before).data,
  };
}

/** The same as a question to the trail; a day is one of the reader's own. */
export function questionOf({ filter, before }: AuditWish, place: Place): Omit<TrailQuestion, "limit"> {
  const { person, event, day } = filter;
  const number = dayNumber(day);
  return {
    before,
    person: person === "" ? undefined : person,
    event: event === "" ? undefined : event,
    ...(number !== null && { from: beginningOf(number, place), until: beginningOf(number + 1, place) }),
  };
}

/** The same as an address. */
export function addressOf(path: string, { filter, before }: AuditWish): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  if (before !== undefined) query.set("before", String(before));
  return query.size === 0 ? path : `${path}?${query}`;
}
