import type Database from "better-sqlite3";
import type { TrailRow } from "../../../audit/ports.ts";
import type { AuditEvent } from "../../../shared/audit.ts";

/** So many rows at a time are removed: other writes wait for this one. */
const prunedAtOnce = 500;

/** Rows of the trail, as many as there are. An account that is not there counts as none. */
export function prepareAddToTrail(database: Database.Database) {
  const insert = database.prepare<Omit<TrailRow, "detail"> & { detail: string | null }>(
    `INSERT INTO audit (at, event, actor, subject, address, detail) VALUES (:at, :event,
       (SELECT id FROM account WHERE public_id = :actorId),
       (SELECT id FROM account WHERE public_id = :subjectId), :address, :detail)`,
  );
  return (rows: TrailRow[]): void => {
    for (const row of rows) insert.run({ ...row, detail: detailOf(row) });
  };
}

/** Removes a part of what is too old or too much; answers how many rows went. */
export function preparePruneTrail(database: Database.Database) {
  const tooOld = database.prepare<[before: number, most: number]>(
    "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < ? ORDER BY id LIMIT ?)",
  );
  const count = database.prepare<[], number>("SELECT count(*) FROM audit").pluck();
  const cheap = database.prepare<[events: string, most: number]>(
    `DELETE FROM audit WHERE id IN (
       SELECT id FROM audit WHERE event IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?)`,
  );
  const oldest = database.prepare<[most: number]>(
    "DELETE FROM audit WHERE id IN (SELECT id FROM audit ORDER BY id LIMIT ?)",
  );
  return (before: number, most: number, cheapEvents: AuditEvent[]): number => {
    const old = tooOld.run(before, prunedAtOnce).changes;
    if (old > 0) return old;
    const tooMany = Math.min((count.get() ?? 0) - most, prunedAtOnce);
    if (tooMany <= 0) return 0;
    return cheap.run(JSON.stringify(cheapEvents), tooMany).changes || oldest.run(tooMany).changes;
  };
}

function detailOf({ detail }: TrailRow): string | null {
  return Object.keys(detail).length === 0 ? null : JSON.stringify(detail);
}
