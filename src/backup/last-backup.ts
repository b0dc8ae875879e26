import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { syncPath } from "../store/copies.ts";

/** When the newest whole copy was made, and how much was in it. */
const lastBackup = z.object({
  at: z.int(),
  messages: z.int(),
  people: z.int(),
  files: z.int(),
  bytes: z.int(),
});
export type LastBackup = z.infer<typeof lastBackup>;

const fileName = "backup.json";

/** Leaves word of a copy in the data folder, for the owner to see. */
export function noteBackup(dataDir: string, made: LastBackup): void {
  const file = join(dataDir, fileName);
  writeFileSync(`${file}.new`, JSON.stringify(lastBackup.parse(made)), { mode: 0o600 });
  syncPath(`${file}.new`);
  renameSync(`${file}.new`, file);
}

/** Null if there never was one. */
export function readLastBackup(dataDir: string): LastBackup | null {
  let said: string;
  try {
    said = readFileSync(join(dataDir, fileName), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  return lastBackup.parse(JSON.parse(said));
}
