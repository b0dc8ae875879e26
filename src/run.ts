import { fileURLToPath } from "node:url";
import pino, { type Logger } from "pino";
import { type App, createApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { isOpenOverHttp } from "./http/plain-http.ts";
import { createLog } from "./log.ts";
import { AppError } from "./shared/errors.ts";

/** A proxy or service manager waits ten seconds before it kills; nine leave one to say why. */
const stopWithinMs = 9_000;
/** After a fault of our own: enough to answer what is under way, and no more. */
const stopAfterFaultWithinMs = 3_000;

/** Reads the settings, starts, and stops on a signal. Exits with a sentence when it cannot start. */
export async function start(environment: Record<string, string | undefined>): Promise<App> {
  const config = settings(environment);
  // What people said is for this program's user alone, whoever made the folder.
  process.umask(0o077);
  // Standard output belongs to the address; the log goes beside it.
  const log = createLog(config.logLevel, pino.destination(2));
  if (config.rateLimitScale === 0) log.warn("RATE_LIMIT_SCALE is 0: nothing is limited");
  if (isOpenOverHttp(config))
    log.warn("Others can connect over http: use TLS_CERT or a proxy, and PUBLIC_URL");
  const app = await open(config, log);
  stopOnSignal(app, log);
  stopOnFault(app, log);
  console.log(`Parley is ready at ${app.publicUrl}`);
  return app;
}

function settings(environment: Record<string, string | undefined>): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    return refuse(error);
  }
}

async function open(config: Config, log: Logger): Promise<App> {
  const publicDir = fileURLToPath(new URL("../public", import.meta.url));
  try {
    return await createApp(config, { log, publicDir, onFatal: (error) => stopNow(log, error) });
  } catch (error) {
    return refuse(error);
  }
}

/** A refusal is one sentence; anything else is a bug, and is shown whole. */
function refuse(error: unknown): never {
  console.error(error instanceof AppError ? error.message : error);
  process.exit(1);
}

/** What is on disk may not be what we think it is: going on would make it worse. */
function stopNow(log: Logger, error: Error): never {
  log.fatal({ err: error }, "The store failed; stopping");
  process.exit(1);
}

function stopOnSignal(app: App, log: Logger): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "Stopping");
    setTimeout(() => {
      log.error("Stopping took too long");
      process.exit(1);
    }, stopWithinMs).unref();
    await app.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/**
 * The last resort. What nothing caught is a bug, and what we hold in memory may be wrong: it is logged whole, and a
 * fresh start must take over. Rejections that nobody waits for arrive here too.
 */
function stopOnFault(app: App, log: Logger): void {
  let stopping = false;
  process.on("uncaughtException", (error, origin) => {
    log.fatal({ err: error, origin }, "A fault that nothing caught; stopping");
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopAfterFaultWithinMs).unref();
    app.close().then(
      () => process.exit(1),
      () => process.exit(1),
    );
  });
}
