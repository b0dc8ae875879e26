import type { Audit } from "../audit/audit.ts";
import type { Caller } from "../chat/ports.ts";
import type { AuditEvent } from "../shared/audit.ts";
import { AppError, type ErrorCode } from "../shared/errors.ts";
import type { LiveSocket } from "./socket-types.ts";

/** Refusals that whoever watches over this place wants to see. What is not there for somebody is none of them. */
const events: Partial<Record<ErrorCode, AuditEvent>> = {
  forbidden: "access:denied",
  too_many: "limit:reached",
};

/** Puts a refused request of a socket into the trail. */
export function recordRefusal(audit: Audit, socket: LiveSocket, what: string, refusal: unknown): void {
  const event = refusal instanceof AppError ? events[refusal.code] : undefined;
  if (event === undefined) return;
  // At the handshake nobody is known yet, whatever the type says.
  const caller: Partial<Caller> | undefined = socket.data.caller;
  audit.record({ event, actorId: caller?.accountId, address: socket.data.network, detail: { what } });
}
