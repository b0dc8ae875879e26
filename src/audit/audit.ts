import type { Logger } from "pino";
import type { AuditDetail, AuditEvent } from "../shared/audit.ts";
import { cheapEvents, createFolding, foldMs } from "./folding.ts";
import { createKeeping } from "./keeping.ts";
import type { AuditStore, TrailQuestion, TrailRow } from "./ports.ts";

/** Something that whoever watches over this place may want to know. It never holds a secret or anybody's words. */
export interface Happening {
  event: AuditEvent;
  /** Who did it. */
  actorId?: string | null | undefined;
  /** Whose account it is about, if not the actor's own. */
  subjectId?: string | null | undefined;
  /** Instead of `subjectId`, what was typed. It is not kept: only which account it names, if any. */
  subjectEmail?: string | undefined;
  /** From `clientNetwork`. */
  address?: string | null | undefined;
  detail?: AuditDetail | undefined;
}

export interface Audit {
  /** Returns at once; the row is logged now and stored within a moment. */
  record(happening: Happening): void;
}

export interface Trail extends Audit {
  /** Newest first, up to now. */
  page(question: TrailQuestion): ReturnType<AuditStore["trail"]>;
  /** What concerns one account, a stretch at a time. */
  about: AuditStore["trailAbout"];
  /** Stores what is left. */
  close(): Promise<void>;
}

/** Whose address it is. */
interface Addresses {
  accountByEmail(email: string): Promise<{ account: { id: string } } | null>;
}

interface TrailDeps {
  store: AuditStore & Addresses;
  log: Logger;
  clock: () => number;
}

/** Long enough for many rows to share a commit, short enough to lose next to nothing in a crash. */
const storeWithinMs = 250;

/** The trail of security events: what is alike is folded, each row is logged once, and stored with the next. */
export function createTrail({ store, log, clock }: TrailDeps): Trail {
  const folding = createFolding();
  const keeping = createKeeping({ store, log, clock });
  const lookingUp = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  function begin(happening: Happening): void {
    const row = rowOf(happening, clock());
    if (happening.subjectEmail === undefined) {
      take(row);
    } else {
      const known = accountOf(store, happening.subjectEmail, log).then((subjectId) =>
        take({ ...row, subjectId }),
      );
      lookingUp.add(known);
      void known.finally(() => lookingUp.delete(known));
    }
  }

  function take(row: TrailRow): void {
    keep(folding.end(row.at));
    keep(cheapEvents.includes(row.event) ? folding.add(row) : [row]);
    timer ??= setTimeout(flush, storeWithinMs).unref();
  }

  function keep(rows: TrailRow[]): void {
    for (const row of rows) {
      const { at: _, event, detail, ...who } = row;
      log.info({ event, ...who, ...detail }, "security event");
      keeping.add(row);
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await Promise.all(lookingUp);
    if (folding.isCounting()) keep(folding.end(clock()));
    await keeping.flush();
    if (folding.isCounting()) timer ??= setTimeout(flush, foldMs).unref();
  }

  return {
    record(happening) {
      try {
        begin(happening);
      } catch (error) {
        // NOTE never thrown on: this runs where an answer was given already, and nobody would catch it.
        log.error({ err: error, event: happening.event }, "A security event could not be recorded");
      }
    },
    async page(question) {
      await flush();
      return store.trail(question);
    },
    async about(accountId, before) {
      await flush();
      return store.trailAbout(accountId, before);
    },
    async close() {
      await Promise.all(lookingUp);
      keep(folding.end());
      await flush();
      clearTimeout(timer);
    },
  };
}

function rowOf({ event, actorId, subjectId, address, detail }: Happening, at: number): TrailRow {
  return {
    at,
    event,
    actorId: actorId ?? null,
    subjectId: subjectId ?? null,
    address: address ?? null,
    detail: detail ?? {},
  };
}

/** The address itself goes no further: people type passwords there too. */
async function accountOf(store: Addresses, email: string, log: Logger): Promise<string | null> {
  try {
    return (await store.accountByEmail(email.trim()))?.account.id ?? null;
  } catch (error) {
    log.warn({ err: error }, "Whose account it was could not be looked up");
    return null;
  }
}
