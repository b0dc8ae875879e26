import { rotateSecretKey } from "./accounts/secret-keys.ts";
import { readConfig } from "./config.ts";
import { readEnvironment } from "./environment.ts";
import { AppError } from "./shared/errors.ts";

/** Gives this place a new secret key. The one in use is kept beside it, so that nobody is signed out. */
try {
  rotateSecretKey(readConfig(readEnvironment()));
  console.log("There is a new secret key. It counts from the next start on; nobody is signed out.");
  console.log("Change it again in 30 days at the earliest: then nothing needs the former key any more.");
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
