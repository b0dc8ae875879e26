import type { Accounts } from "../accounts/accounts.ts";
import { secretFile } from "../accounts/secret-file.ts";
import type { ChatDeps } from "../chat/ports.ts";
import { createRichText } from "../chat/rich-text.ts";
import type { Config } from "../config.ts";
import type { Files } from "../files/files.ts";
import { createPush, type Push } from "../push/push.ts";
import { createLineGate } from "../realtime/line-gate.ts";
import { createPublisher } from "../realtime/publisher.ts";
import { type Realtime, startRealtime } from "../realtime/realtime.ts";
import { createSocketServer } from "../realtime/socket-server.ts";
import type { LiveServer } from "../realtime/socket-types.ts";
import type { Ground } from "./ground.ts";
import type { AppOptions } from "./options.ts";

/** The chat, and the two ways in which it reaches people by itself: open pages, and push. */
export interface Live {
  io: LiveServer;
  chat: ChatDeps;
  push: Push;
  realtime: Realtime;
}

interface LiveParts {
  accounts: Accounts;
  files: Files;
  push: AppOptions["push"];
}

export function startLive(ground: Ground, { accounts, files, push: pushing }: LiveParts): Live {
  const { config, log, clock, patience, store, catalogues, limits, trail } = ground;
  const { sessions, twoFactorRule, profile } = accounts;
  const io = createSocketServer(createLineGate({ limits, config }), patience);
  const push = createPush({
    store,
    settings: pushSettings(config),
    catalogues,
    isOnScreen: (accountId) => realtime.presence.isOnScreen(accountId),
    sessions: sessions.list,
    clock,
    after: pushing?.after ?? later,
    log,
    outside: pushing?.outside,
  });
  const publish = push.listening(createPublisher(io));
  const chat = { store, publish, richText: createRichText(), clock, forgetFiles: files.forget };
  const realtime = startRealtime(io, {
    chat,
    twoFactorRule,
    profile,
    sessions,
    limits,
    config,
    log,
    audit: trail,
  });
  return { io, chat, push, realtime };
}

function pushSettings({ dataDir, push, publicUrl }: Config) {
  const contact = publicUrl?.startsWith("https:") ? publicUrl : null;
  return { ...push, secret: secretFile(dataDir, "push.key"), contact };
}

function later(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}
