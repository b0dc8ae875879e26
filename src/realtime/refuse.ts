import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Audit } from "../audit/audit.ts";
import type { Caller } from "../chat/ports.ts";
import { languageIn } from "../http/language.ts";
import type { AuditEvent } from "../shared/audit.ts";
import { type ErrorCode, toWireError, type WireError } from "../shared/errors.ts";
import { type Language, languageFrom } from "../shared/language.ts";
import { refusalIn } from "../words/refusals.ts";
import type { LiveSocket } from "./socket-types.ts";

/** Refusals that whoever watches over this place wants to see. What is not there for somebody is none of them. */
const events: Partial<Record<ErrorCode, AuditEvent>> = {
  forbidden: "access:denied",
  too_many: "limit:reached",
};

/** What a socket may be told of whatever was thrown. A fault of ours is logged whole, a denial put into the trail. */
export function refuse(
  { audit, log }: { audit: Audit; log: Logger },
  socket: LiveSocket,
  what: string,
  thrown: unknown,
): WireError {
  const told = toWireError(thrown);
  const event = events[told.code];
  if (event) {
    // At the handshake nobody is known yet, whatever the type says.
    const caller: Partial<Caller> | undefined = socket.data.caller;
    audit.record({ event, actorId: caller?.accountId, address: socket.data.network, detail: { what } });
  }
  const language = languageOf(socket);
  if (told.code !== "internal") return refusalIn(language, told);
  const requestId = randomUUID();
  log.error({ id: requestId, err: thrown, event: what }, "request failed");
  return { ...refusalIn(language, told), requestId };
}

/** As the handshake says by itself, for programs; else as its browser does. */
function languageOf({ handshake, request }: LiveSocket): Language {
  return languageFrom(handshake.auth.language) ?? languageIn(request.headers);
}
