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
