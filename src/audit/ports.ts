import type { AuditDetail, AuditEntry, AuditEvent } from "../shared/audit.ts";

/** What the trail needs of a store. */
export interface AuditStore {
  /** Adds rows at the trail's end, in this order. An account that is not there counts as none. */
  addToTrail(rows: TrailRow[]): Promise<void>;
  /** Newest first, those before the row `before`. */
  trail(question: TrailQuestion): Promise<{ entries: AuditEntry[]; more: boolean }>;
  /**
   * What somebody did and what was done to their account, newest first, among a stretch of rows that ends before the
   * row `before`. The stretch may hold none; `before` answers where the next one ends, null at the beginning.
   */
  trailAbout(accountId: string, before?: number): Promise<{ entries: AuditEntry[]; before: number | null }>;
  /**
   * Removes what is older than `before` (ms) and, where more than `most` rows are left, first the oldest of the
   * events named as cheap, then the oldest of all. Does a bounded part at a time; answers how many went.
   */
  pruneTrail(before: number, most: number, cheap: AuditEvent[]): Promise<number>;
}

export interface TrailRow {
  at: number;
  event: AuditEvent;
  actorId: string | null;
  subjectId: string | null;
  address: string | null;
  detail: AuditDetail;
}

export interface TrailQuestion {
  /** The id of the row before which the page begins. */
  before?: number | undefined;
  limit: number;
  /** An account's id, its e-mail address, or a part of its name. */
  person?: string | undefined;
  event?: AuditEvent | undefined;
  /** From this moment (ms) on, and before that one. */
  from?: number | undefined;
  until?: number | undefined;
}
