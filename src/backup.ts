import { setPriority } from "node:os";
import { resolve } from "node:path";
import { calmly } from "./backup/calmly.ts";
import { backupWish } from "./backup/command-line.ts";
import { momentText } from "./backup/copy-folder.ts";
import { megabytes } from "./backup/room.ts";
import { takeBackup } from "./backup/take-backup.ts";
import { readConfig } from "./config.ts";
import { readEnvironment } from "./environment.ts";

/** After those who are talking, and before nobody: what reads a snapshot should be done soon. */
const behindTheServer = 10;

/** Copies the data of this place into a folder, also while it runs, and says what is in the copy. */
await calmly(async () => {
  process.umask(0o077);
  setPriority(behindTheServer);
  const { folder, keep } = backupWish(process.argv.slice(2));
  const { dataDir, secretKey } = readConfig(readEnvironment());
  const made = await takeBackup({ dataDir: resolve(dataDir), folder: resolve(folder), keep, at: Date.now() });
  const [messages, people, files] = [made.messages, made.people, made.files].map((n) =>
    n.toLocaleString("en"),
  );
  console.log(
    `${momentText(made.at)}: ${messages} messages, ${people} people and ${files} files, ${megabytes(made.bytes)}, are in ${made.path}.`,
  );
  if (made.removed > 0) console.log(`Older copies removed: ${made.removed}.`);
  if (secretKey !== null)
    console.log("SECRET_KEY comes from the settings and is not in the copy. Keep it, too.");
  if (made.missing.length > 0) {
    console.error(
      `The data folder itself lacks files that messages name: ${made.missing.length}, the first ${made.missing[0]}.`,
    );
    process.exitCode = 1;
  }
});
