import pino from "pino";
import { makeOwnerLink } from "./accounts/owner-link.ts";
import { createTrail } from "./audit/audit.ts";
import { type Config, readConfig } from "./config.ts";
import { readEnvironment } from "./environment.ts";
import { createLog } from "./log.ts";
import { AppError } from "./shared/errors.ts";
import { openStore } from "./store/open-store.ts";

/** Prints a link by which an owner who cannot sign in any more sets a new password. Parley must be stopped. */
try {
  await letOwnerIn(readConfig(readEnvironment()));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function letOwnerIn({ dataDir, publicUrl, port, logLevel }: Config): Promise<void> {
  const store = await openStore({ dataDir, onFatal: throwError });
  const trail = createTrail({ store, log: createLog(logLevel, pino.destination(2)), clock: Date.now });
  try {
    const { link, owner, twoFactorOff } = await makeOwnerLink(store, Date.now);
    trail.record({ event: "reset-link:made", subjectId: owner.id, detail: { what: "owner-link" } });
    if (twoFactorOff) trail.record({ event: "two-factor:removed", subjectId: owner.id });
    const url = new URL("/reset", publicUrl ?? `http://localhost:${port}`);
    url.searchParams.set("link", link);
    if (twoFactorOff)
      console.log("Two-factor sign-in is off now. Turn it on again after you have signed in.");
    console.log(`Start Parley, and set a new password here within the hour, once: ${url}`);
  } finally {
    await trail.close();
    await store.close();
  }
}

function throwError(error: Error): never {
  throw error;
}
