import type { Logger } from "pino";
import type { AuditDetail, AuditEvent } from "../shared/audit.ts";
import { createBatching } from "./batching.ts";
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

/** The trail of security events: what is alike is folded, each row is logged once, and stored with the next. */
export function createTrail({ store, log, clock }: TrailDeps): Trail {
  const lookingUp = new Set<Promise<void>>();
  const batching = createBatching({ store, log, clock }, () => Promise.all(lookingUp));

  function begin(happening: Happening): void {
    const row = rowOf(happening, clock());
    if (happening.subjectEmail === undefined) {
      batching.take(row);
    } else {
      const known = accountOf(store, happening.subjectEmail, log).then((subjectId) =>
        batching.take({ ...row, subjectId }),
      );
      lookingUp.add(known);
      void known.finally(() => lookingUp.delete(known));
    }
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
      await batching.flush();
      return store.trail(question);
    },
    async about(accountId, before) {
      await batching.flush();
      return store.trailAbout(accountId, before);
    },
    close: batching.close,
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
