import type Database from "better-sqlite3";
import type { AuditStore, TrailQuestion } from "../../../audit/ports.ts";
import { type AuditDetail, type AuditEntry, isAuditEvent } from "../../../shared/audit.ts";
import { emailKey, nameKey } from "../ids.ts";
import { toPerson } from "../rows.ts";
import type { Ask } from "./ask.ts";

interface TrailEntryRow {
  id: number;
  at: number;
  event: string;
  actorId: string | null;
  actorName: string | null;
  subjectId: string | null;
  subjectName: string | null;
  address: string | null;
  detail: string | null;
}

const entryColumns = `a.id, a.at, a.event, actor.public_id AS actorId, iif(actor.deleted_at IS NULL, actor.name, NULL) AS actorName,
  subject.public_id AS subjectId, iif(subject.deleted_at IS NULL, subject.name, NULL) AS subjectName, a.address, a.detail`;

/** The trail of security events, newest first. */
export function prepareTrail(
  database: Database.Database,
  ask: Ask,
): Pick<AuditStore, "trail" | "trailAbout"> {
  const page = database.prepare<Record<string, string | number | null>, TrailEntryRow>(
    `WITH meant AS (SELECT id FROM account
       WHERE public_id = :person OR email_key = :email OR instr(name_key, :name) > 0)
     SELECT ${entryColumns} FROM audit a
     LEFT JOIN account actor ON actor.id = a.actor
     LEFT JOIN account subject ON subject.id = a.subject
     WHERE a.id < :before
       AND (:event IS NULL OR a.event = :event)
       AND a.at >= :from AND a.at < :until
       AND (:person IS NULL OR a.actor IN (SELECT id FROM meant) OR a.subject IN (SELECT id FROM meant))
     ORDER BY a.id DESC LIMIT :limit`,
  );
  return {
    trail: (question) =>
      ask(() => {
        const rows = page.all(asked(question));
        return { entries: rows.slice(0, question.limit).map(toEntry), more: rows.length > question.limit };
      }),
    ...prepareTrailAbout(database, ask),
  };
}

/** So many rows are looked through at once: a millisecond or two, whatever the trail has grown to. */
const stretch = 2_000;

function prepareTrailAbout(database: Database.Database, ask: Ask): Pick<AuditStore, "trailAbout"> {
  const newest = database.prepare<[], number>("SELECT coalesce(max(id), 0) FROM audit").pluck();
  const among = database.prepare<[{ accountId: string; from: number; before: number }], TrailEntryRow>(
    `SELECT ${entryColumns} FROM audit a
     LEFT JOIN account actor ON actor.id = a.actor
     LEFT JOIN account subject ON subject.id = a.subject
     WHERE a.id >= :from AND a.id < :before
       AND (SELECT id FROM account WHERE public_id = :accountId) IN (a.actor, a.subject)
     ORDER BY a.id DESC`,
  );
  return {
    trailAbout: (accountId, before) =>
      ask(() => {
        const end = before ?? (newest.get() ?? 0) + 1;
        const from = Math.max(1, end - stretch);
        const rows = among.all({ accountId, from, before: end });
        return { entries: rows.map(toEntry), before: from > 1 ? from : null };
      }),
  };
}

/** One more than asked for, to see whether there are more. */
function asked({ before, limit, person, event, from, until }: TrailQuestion) {
  return {
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit: limit + 1,
    event: event ?? null,
    from: from ?? 0,
    until: until ?? Number.MAX_SAFE_INTEGER,
    person: person ?? null,
    email: emailKey(person ?? ""),
    name: nameKey(person ?? ""),
  };
}

function toEntry(row: TrailEntryRow): AuditEntry {
  const { id, at, event, address } = row;
  if (!isAuditEvent(event)) throw new Error("The trail holds an event that this program does not know.");
  return {
    id,
    at,
    event,
    actor: personOf(row.actorId, row.actorName),
    subject: personOf(row.subjectId, row.subjectName),
    address,
    // As operations/audit.ts wrote it.
    detail: row.detail === null ? {} : (JSON.parse(row.detail) as AuditDetail),
  };
}

function personOf(id: string | null, name: string | null) {
  return id === null ? null : toPerson(id, name);
}
