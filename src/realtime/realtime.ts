import type { Logger } from "pino";
import type { Profile } from "../accounts/profile.ts";
import type { Sessions } from "../accounts/sessions.ts";
import type { TwoFactorRule } from "../accounts/two-factor-rule.ts";
import type { Audit } from "../audit/audit.ts";
import type { ChatDeps } from "../chat/ports.ts";
import type { Config } from "../config.ts";
import type { RateLimits } from "../limits/rate-limits.ts";
import type { Presence } from "../shared/model.ts";
import { createBackPressure } from "./back-pressure.ts";
import { endSessionsInTime } from "./end-sessions.ts";
import { assertNamed, handleRequests } from "./handle.ts";
import { createHandlers } from "./handlers.ts";
import { guardHandshake } from "./handshake.ts";
import { createPresence, type LivePresence } from "./presence.ts";
import { rooms } from "./rooms.ts";
import type { LiveServer } from "./socket-types.ts";
import { tellOfProfiles } from "./tell-of-profiles.ts";
import { createTyping, type Typing } from "./typing.ts";
import { createWorkInProgress } from "./work-in-progress.ts";

interface RealtimeDeps {
  audit: Audit;
  chat: ChatDeps;
  sessions: Sessions;
  profile: Pick<Profile, "onChange">;
  twoFactorRule: Pick<TwoFactorRule, "isMissing">;
  limits: RateLimits;
  config: Config;
  log: Logger;
}

export interface Realtime {
  presence: LivePresence;
  /** Answers what is under way, refuses what comes, and lets every connection go so that it comes back by itself. */
  close(): Promise<void>;
}

/** Brings the socket side to life: who may connect, what they may ask, and what they are told. */
export function startRealtime(io: LiveServer, deps: RealtimeDeps): Realtime {
  const { chat, sessions, limits, config, log, audit } = deps;
  const work = createWorkInProgress();
  const presence = tellingPresence(io, deps);
  const typing = tellingTyping(io, chat);
  const handlers = createHandlers(chat, presence, typing, () => io.engine.clientsCount);
  assertNamed(handlers);
  tellOfProfiles(io, deps.profile);
  const backPressure = createBackPressure(io);
  const stopEndingSessions = endSessionsInTime(io, { sessions, clock: chat.clock, log });

  guardHandshake(io, { sessions, twoFactorRule: deps.twoFactorRule, limits, config, audit, log });
  io.on("connection", (socket) => {
    const { caller } = socket.data;
    presence.connected(caller);
    backPressure.watch(socket);
    socket.on("disconnect", () => {
      presence.disconnected(caller);
      typing.disconnected(caller);
    });
    handleRequests(socket, handlers, { limits, log, audit, work });
  });

  return {
    presence,
    async close() {
      await work.drain();
      stopEndingSessions();
      typing.close();
      await io.close();
      backPressure.close();
      presence.close();
    },
  };
}

function tellingPresence(io: LiveServer, { chat, log }: RealtimeDeps): LivePresence {
  const publish = (news: Presence) => io.to(rooms.watchers(news.accountId)).emit("presence:changed", news);
  return createPresence({ store: chat.store, publish, clock: chat.clock, log });
}

function tellingTyping(io: LiveServer, chat: ChatDeps): Typing {
  return createTyping(chat, (accountIds, event) => {
    if (accountIds.length > 0) io.to(accountIds.map(rooms.account)).volatile.emit("typing:changed", event);
  });
}
