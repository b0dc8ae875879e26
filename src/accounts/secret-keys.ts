import { join } from "node:path";
import { AppError } from "../shared/errors.ts";
import { newSecret, secretFile, writeSecretFile } from "./secret-file.ts";

/** The keys of this place, newest first: the newest signs, the former one is still believed. */
export type SecretKeys = readonly [newest: string, ...former: string[]];

interface KeySettings {
  dataDir: string;
  secretKey: string | null;
  secretKeyPrevious: string | null;
}

const fileName = "secret.key";

/** NIST SP 800-107, section 5.3.4: a key of HMAC is as long as what it makes. */
const leastBytes = 32;

/** As set, else from the data folder, where the first is made. Throws `invalid` for a file that holds anything else. */
export function readSecretKeys({ dataDir, secretKey, secretKeyPrevious }: KeySettings): SecretKeys {
  if (secretKey === null) return keysInFile(dataDir);
  return secretKeyPrevious === null ? [secretKey] : [secretKey, secretKeyPrevious];
}

/** Writes a new key before the one in use, and forgets the one before that. It counts from the next start on. */
export function rotateSecretKey({ dataDir, secretKey }: KeySettings): void {
  if (secretKey !== null) {
    throw new AppError(
      "invalid",
      "SECRET_KEY is set: move its value to SECRET_KEY_PREVIOUS, give SECRET_KEY a new one, and start again.",
    );
  }
  const [inUse] = keysInFile(dataDir);
  writeSecretFile(dataDir, fileName, `${newSecret()}\n${inUse}\n`);
}

function keysInFile(dataDir: string): SecretKeys {
  const [newest, former, ...more] = secretFile(dataDir, fileName).split(/\s+/);
  const keys: SecretKeys = former === undefined ? [newest ?? ""] : [newest ?? "", former];
  if (more.length > 0 || keys.some((key) => Buffer.byteLength(key) < leastBytes)) {
    throw new AppError(
      "invalid",
      `${join(dataDir, fileName)} must hold one or two keys of at least ${leastBytes} bytes, each on its line.`,
    );
  }
  return keys;
}
