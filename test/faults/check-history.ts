import type { HistoryEntry, View } from "./history.ts";

/** Everything that is known once a run is over and all devices have come to rest. */
export interface Evidence {
  history: HistoryEntry[];
  /** What each device holds. */
  devices: View[];
  /** What a fresh client of each account gets. */
  fresh: View[];
  tables: View;
  /** What `PRAGMA integrity_check` answered. */
  integrity: string;
}

/** What breaks the delivery contract, each as "H1: …" to "H8: …" or "integrity: …"; nothing when all is well. */
export function checkHistory(evidence: Evidence): string[] {
  return laws.flatMap((law) => law(evidence));
}

const laws: ((evidence: Evidence) => string[])[] = [];
