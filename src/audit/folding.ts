import type { AuditEvent } from "../shared/audit.ts";
import type { TrailRow } from "./ports.ts";

/**
 * What anybody can cause as often as they like: of those that are alike, one row a minute is kept at once and
 * one more with the number of the others. They are also the first to go when the trail is full.
 */
export const cheapEvents: AuditEvent[] = [
  "sign-in:failed",
  "sign-in:limited",
  "two-factor:failed",
  "access:denied",
  "limit:reached",
  "policy:violated",
];

/** What anybody can cause is one row in this time. */
export const foldMs = 60_000;

/** More different ones than this in a minute come from everywhere at once: then only the event counts. */
const mostKinds = 200;

export interface Folding {
  /** The row, if it is the first of its kind in this minute; else it is counted. */
  add(row: TrailRow): TrailRow[];
  /** What was counted, once the minute is over (or `now` is not given), one row a kind. */
  end(now?: number): TrailRow[];
  isCounting(): boolean;
}

export function createFolding(): Folding {
  const counted = new Map<string, { first: TrailRow; others: number }>();
  let endsAt = 0;

  function add(row: TrailRow): TrailRow[] {
    const kind = counted.size < mostKinds ? row : anywhere(row);
    const key = keyOf(kind);
    const known = counted.get(key);
    if (known) {
      known.others += 1;
      return [];
    }
    if (counted.size === 0) endsAt = row.at + foldMs;
    counted.set(key, { first: kind, others: 0 });
    return [kind];
  }

  return {
    add,
    end(now = Number.POSITIVE_INFINITY) {
      if (now < endsAt) return [];
      const rows = [...counted.values()]
        .filter(({ others }) => others > 0)
        .map(({ first, others }) => ({ ...first, detail: { ...first.detail, times: others } }));
      counted.clear();
      return rows;
    },
    isCounting: () => counted.size > 0,
  };
}

function keyOf({ event, actorId, subjectId, address, detail }: TrailRow): string {
  return JSON.stringify([event, actorId, subjectId, address, detail.what]);
}

function anywhere(row: TrailRow): TrailRow {
  return { ...row, actorId: null, subjectId: null, address: null, detail: {} };
}
