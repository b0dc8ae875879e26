import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { type Accounts, createAccounts } from "./accounts/accounts.ts";
import { createKnownBrowsers } from "./accounts/known-browsers.ts";
import { createPasswords } from "./accounts/passwords.ts";
import { removeSecretFile, secretFile } from "./accounts/secret-file.ts";
import { readSecretKeys } from "./accounts/secret-keys.ts";
import { createSessions } from "./accounts/sessions.ts";
import { createTokens } from "./accounts/tokens.ts";
import type { Guesses } from "./accounts/two-factor-step.ts";
import { createTrail } from "./audit/audit.ts";
import type { ChatDeps } from "./chat/ports.ts";
import { createRichText } from "./chat/rich-text.ts";
import type { Config } from "./config.ts";
import { openFiles } from "./files/files.ts";
import { createHttpServer } from "./http/http-server.ts";
import { endLastConnections } from "./http/last-connections.ts";
import { type Patience, usualPatience } from "./http/patience.ts";
import { endSlowReaders } from "./http/slow-readers.ts";
import { endSlowSenders } from "./http/slow-senders.ts";
import { newId, newKey } from "./ids.ts";
import { createRateLimits } from "./limits/rate-limits.ts";
import { openToOthers } from "./open-to-others.ts";
import type { Outside } from "./push/endpoint.ts";
import type { After } from "./push/ports.ts";
import { createPush } from "./push/push.ts";
import { createLineGate } from "./realtime/line-gate.ts";
import { createPublisher } from "./realtime/publisher.ts";
import { startRealtime } from "./realtime/realtime.ts";
import { attachSockets, createSocketServer } from "./realtime/socket-server.ts";
import { recordRotation } from "./record-rotation.ts";
import { AppError } from "./shared/errors.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/port.ts";
import { readAssets } from "./web/assets.ts";
import { createUnhurried } from "./web/own-data/unhurried.ts";
import { createWeb } from "./web/web.ts";
import { type Catalogues, catalogues as ours } from "./words/catalogues.ts";

export interface App {
  /** Where it listens, and where people find it. */
  url: string;
  publicUrl: string;
  /** The one-time link that makes the owner; null once there is one. */
  setupUrl: string | null;
  accounts: Accounts;
  chat: ChatDeps;
  /** Answers what is under way, lets every connection go, and closes the database. */
  close(): Promise<void>;
}

export interface AppOptions {
  log: Logger;
  /** The folder with icons and the built script and style. */
  publicDir: string;
  /** Called when the store can no longer be trusted: the program must stop. */
  onFatal: (error: Error) => void;
  clock?: () => number;
  /** How long what somebody took back may stay on the disk, ms; half a minute, if left out. */
  forgetWithinMs?: number;
  patience?: Patience;
  /** What is said in which language; our own words, if left out. */
  catalogues?: Catalogues;
  /** How pushing waits, and what of the world outside it reaches. */
  push?: { after?: After; outside?: Partial<Outside> };
}

/** Puts the parts together and listens. Throws an AppError for a setting or folder that will not do. */
export async function createApp(config: Config, options: AppOptions): Promise<App> {
  const { log, publicDir, onFatal, clock = Date.now, patience = usualPatience } = options;
  const store = await openStore({ dataDir: config.dataDir, onFatal, forgetWithinMs: options.forgetWithinMs });
  const secretKeys = readSecretKeys(config);
  const setupToken = config.setupToken ?? secretFile(config.dataDir, "setup.token");

  const open = openToOthers(config.dataDir);
  if (open.length > 0) log.warn({ open }, "Other users of this machine may look into the data folder");

  const limits = createRateLimits(config.rateLimitScale);
  const trail = createTrail({ store, log, clock });
  await recordRotation(trail, secretKeys);
  const passwords = createPasswords(config.passwordCost);
  const sessions = createSessions({ store, tokens: createTokens(secretKeys, clock), clock, newId });
  const knownBrowsers = createKnownBrowsers(secretKeys, clock, newId);
  const guesses: Guesses = {
    spend: (what, account) => limits.spend(what, { account }),
    refund: (what, account) => limits.refund(what, { account }),
  };
  const accounts = createAccounts({
    store,
    passwords,
    sessions,
    knownBrowsers,
    secretKeys,
    guesses,
    setupToken,
    clock,
    newId,
  });
  await accounts.twoFactor.resealAll();

  const onFault = (err: unknown) => log.error({ err }, "Files could not be tidied up");
  const files = await openFiles({
    store,
    dataDir: config.dataDir,
    room: config.files,
    clock,
    newId,
    onFault,
  });
  const { forget: forgetFiles } = files;

  const io = createSocketServer(createLineGate({ limits, config }), patience);
  const push = createPush({
    store,
    settings: {
      ...config.push,
      secret: secretFile(config.dataDir, "push.key"),
      contact: config.publicUrl?.startsWith("https:") ? config.publicUrl : null,
    },
    catalogues: options.catalogues ?? ours,
    isOnScreen: (accountId) => realtime.presence.isOnScreen(accountId),
    sessions: sessions.list,
    clock,
    after: options.push?.after ?? later,
    log,
    outside: options.push?.outside,
  });
  const publish = push.listening(createPublisher(io));
  const chat: ChatDeps = { store, publish, richText: createRichText(), clock, forgetFiles };
  const realtime = startRealtime(io, {
    chat,
    twoFactorRule: accounts.twoFactorRule,
    profile: accounts.profile,
    sessions,
    limits,
    config,
    log,
    audit: trail,
  });

  const readiness = createReadiness(store);
  const assets = readAssets(publicDir);
  const { presence } = realtime;
  const web = {
    config,
    log,
    trail,
    chat,
    push,
    accounts,
    store: readiness,
    presence,
    limits,
    unhurried: createUnhurried(clock),
    publicDir,
    assets,
    newKey,
    catalogues: options.catalogues ?? ours,
    files,
  };
  const server = createHttpServer(config, patience);
  server.on("request", createWeb(web));
  // NOTE after the pages: Socket.IO takes its own path out of what they get. The other way round both would answer.
  attachSockets(io, server, config, patience);
  endSlowReaders(server, patience);
  endSlowSenders(server, patience);
  const lastConnections = endLastConnections(server, patience);

  const url = await listen(server, config);
  const publicUrl = config.publicUrl ?? url;
  const setupUrl = await setupLink(accounts, publicUrl, setupToken, config.dataDir);
  return {
    url,
    publicUrl,
    setupUrl,
    accounts,
    chat,
    async close() {
      readiness.stop();
      // A connection that is answered last is not kept for another request.
      server.keepAliveTimeout = 1;
      server.close();
      lastConnections.begin();
      await realtime.close();
      await push.close();
      await files.close();
      await trail.close();
      await store.close();
    },
  };
}

function later(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}

/** Ready means: a message sent now would be stored. */
function createReadiness(store: Store): { ready(): Promise<void>; stop(): void } {
  let stopping = false;
  return {
    async ready() {
      if (stopping) throw new AppError("unavailable", "The chat is restarting.");
      await store.ready();
    },
    stop() {
      stopping = true;
    },
  };
}

async function listen(server: HttpServer, { host, port, tls }: Config): Promise<string> {
  server.listen(port, host);
  await once(server, "listening").catch((cause: unknown) => {
    throw new AppError("unavailable", `Cannot listen on ${host}:${port}: ${String(cause)}.`, { cause });
  });
  // A TCP server's address is never the string that a pipe's is.
  const { address, port: taken, family } = server.address() as AddressInfo;
  return `${tls ? "https" : "http"}://${family === "IPv6" ? `[${address}]` : address}:${taken}`;
}

async function setupLink(accounts: Accounts, url: string, token: string, dataDir: string) {
  if (await accounts.needsSetup()) return `${url}/setup?token=${encodeURIComponent(token)}`;
  removeSecretFile(dataDir, "setup.token");
  return null;
}
