import type { Logger } from "pino";
import type { ExtendedError } from "socket.io";
import type { Sessions } from "../accounts/sessions.ts";
import { type TwoFactorRule, twoFactorMissing } from "../accounts/two-factor-rule.ts";
import type { Audit } from "../audit/audit.ts";
import type { Config } from "../config.ts";
import { clientNetwork } from "../http/client-address.ts";
import { ownOrigin } from "../http/own-origin.ts";
import { sessionCookieOf } from "../http/session-cookie.ts";
import type { RateLimits } from "../limits/rate-limits.ts";
import { AppError, type WireError } from "../shared/errors.ts";
import { refuse } from "./refuse.ts";
import { rooms } from "./rooms.ts";
import type { LiveServer, LiveSocket } from "./socket-types.ts";

interface HandshakeDeps {
  sessions: Sessions;
  twoFactorRule: Pick<TwoFactorRule, "isMissing">;
  limits: RateLimits;
  config: Config;
  audit: Audit;
  log: Logger;
}

/** One person's tabs and devices, with room to spare; more is a program gone wrong. */
const connectionsPerAccount = 50;

/** Lets a connection in once we know who it is, or refuses it with the contract's code. */
export function guardHandshake(io: LiveServer, deps: HandshakeDeps): void {
  io.use((socket, next) => {
    admit(io, socket, deps).then(
      () => next(),
      (error: unknown) => {
        next(refusal(error, refuse(deps, socket, "connect", error)));
      },
    );
  });
}

async function admit(io: LiveServer, socket: LiveSocket, deps: HandshakeDeps): Promise<void> {
  socket.data.network = clientNetwork(deps.config, socket.request);
  await deps.limits.spend("connect", { address: socket.data.network });
  const { account, sessionId, expiresAt } = await deps.sessions.authenticate(tokenOf(socket, deps.config));
  if (await deps.twoFactorRule.isMissing(account)) throw twoFactorMissing();
  assertMeant(socket, account.id);
  if (connectionCount(io, account.id) >= mostConnections(deps.config)) {
    throw new AppError("too_many", "You have too many windows open. Please close some.");
  }
  socket.data.caller = { accountId: account.id, role: account.role, connectionId: socket.id };
  socket.data.sessionId = sessionId;
  socket.data.expiresAt = expiresAt;
  await socket.join([rooms.account(account.id), rooms.session(sessionId)]);
}

/**
 * The token handed over by a program, or the cookie sent along by a browser. WebSocket knows no same-origin rule,
 * so a cookie counts only from a page of ours, and a foreign page is refused whatever it brings.
 */
function tokenOf(socket: LiveSocket, config: Config): string | undefined {
  const { origin } = socket.request.headers;
  if (origin !== undefined && origin !== ownOrigin(config, socket.request)) {
    throw new AppError("forbidden", "This page belongs to another site.");
  }
  const { token } = socket.handshake.auth;
  if (typeof token === "string") return token;
  return origin === undefined && !isSameSiteFetch(socket)
    ? undefined
    : sessionCookieOf(config, socket.request);
}

/**
 * A page says whose it is, because while its line was down somebody else may have signed in on the same browser:
 * the cookie is theirs now, and what the page still has to send must not go out in their name.
 */
function assertMeant(socket: LiveSocket, accountId: string): void {
  const meant: unknown = socket.handshake.auth.accountId;
  if (meant !== undefined && meant !== accountId) {
    throw new AppError("conflict", "Somebody else is signed in here now.");
  }
}

/** A browser sends no Origin with a same-origin GET, which polling starts with; it says so in this header instead. */
function isSameSiteFetch(socket: LiveSocket): boolean {
  return socket.request.headers["sec-fetch-site"] === "same-origin";
}

function mostConnections({ rateLimitScale }: Config): number {
  return rateLimitScale === 0 ? Number.POSITIVE_INFINITY : connectionsPerAccount * rateLimitScale;
}

function connectionCount(io: LiveServer, accountId: string): number {
  const { adapter } = io.of("/");
  const sizes = [rooms.account(accountId), rooms.held(accountId)].map(
    (room) => adapter.rooms.get(room)?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size);
}

/** `data` travels to the client with the `connect_error`. */
function refusal(error: unknown, wire: WireError): ExtendedError {
  return Object.assign(new Error(wire.message, { cause: error }), { data: wire });
}
