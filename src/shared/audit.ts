import type { Person } from "./model.ts";

/** What the trail of security events can tell, in the order in which its page lists them. Names are stored: none may change. */
export const auditEvents = [
  "sign-in:succeeded",
  "sign-in:failed",
  "sign-in:limited",
  "session:signed-out",
  "session:ended",
  "sessions:ended",
  "account:made",
  "account:disabled",
  "account:enabled",
  "account:deleted",
  "data:exported",
  "name:changed",
  "password:changed",
  "reset-link:made",
  "reset-link:used",
  "two-factor:on",
  "two-factor:off",
  "two-factor:failed",
  "two-factor:removed",
  "two-factor:required",
  "two-factor:optional",
  "recovery-codes:made",
  "recovery-code:used",
  "invitation:made",
  "invitation:used",
  "setup:done",
  "access:denied",
  "limit:reached",
  "policy:violated",
  "key:rotated",
  "data:restored",
  "trail:exported",
] as const;

export type AuditEvent = (typeof auditEvents)[number];

/** Nothing here is a secret or anybody's words. */
export interface AuditDetail {
  /** What the browser is and where it runs: "Firefox on Windows". */
  device?: string;
  /** What was asked for, by our own name for it: a request, a limit, a directive. */
  what?: string;
  /** How many more there were within the minute, where one row stands for several. */
  times?: number;
}

/** One row of the trail, as its page shows it. */
export interface AuditEntry {
  id: number;
  at: number;
  event: AuditEvent;
  /** Who did it; null for somebody who was not signed in, and for the program itself. */
  actor: Person | null;
  /** Whose account it is about, if not the actor's own. */
  subject: Person | null;
  /** An IPv4 address, or the network (/64) of an IPv6 one. */
  address: string | null;
  detail: AuditDetail;
}

export function isAuditEvent(name: string): name is AuditEvent {
  return (auditEvents as readonly string[]).includes(name); // Wider, so that any text may be looked for in it.
}
