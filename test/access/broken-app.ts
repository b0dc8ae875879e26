import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../app.ts";
import { type Break, brokenBuild } from "../faults/broken-build.ts";
import { startProgram } from "../program/program.ts";

/** Starts the program as it would be with this taken out of it. */
export async function startBroken(fault: Break): Promise<{ url: string; dataDir: string }> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  const main = await brokenBuild(folder, [fault]);
  return { dataDir, url: (await startProgram(dataDir, {}, main)).url };
}
