import { resolve } from "node:path";
import { calmly } from "./backup/calmly.ts";
import { restoreWish } from "./backup/command-line.ts";
import { momentText } from "./backup/copy-folder.ts";
import { restoreCopy } from "./backup/restore-copy.ts";
import { readConfig } from "./config.ts";
import { readEnvironment } from "./environment.ts";

/** Puts a copy in the place of this place's data. Parley must be stopped. */
await calmly(async () => {
  process.umask(0o077);
  const { copy } = restoreWish(process.argv.slice(2));
  const { dataDir, secretKey } = readConfig(readEnvironment());
  const restored = await restoreCopy({ dataDir: resolve(dataDir), copy: resolve(copy), at: Date.now() });
  if (restored.wasBegun) console.log("This ended a restore that had been interrupted.");
  const messages = restored.messages.toLocaleString("en");
  console.log(
    `${resolve(dataDir)} is as it was on ${momentText(restored.at)}: ${messages} messages. Start Parley.`,
  );
  if (restored.aside !== null) console.log(`What was there before is kept in ${restored.aside}.`);
  if (!restored.hasKey && secretKey === null) {
    console.log(
      "The copy has no secret key: set the SECRET_KEY of the place where it was made, before the start.",
    );
  }
});
