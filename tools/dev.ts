import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";

/** Builds, starts, and does both again whenever a source file changes. Ctrl+C ends it. */
const root = join(import.meta.dirname, "..");

/** An editor saves several files within this time; they make one restart. */
const settleMs = 150;

let app: ChildProcess | undefined;
let pending: NodeJS.Timeout | undefined;

for (const folder of ["src", "views", "public/css"]) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(restart, settleMs);
  });
}
process.on("SIGINT", () => app?.kill("SIGTERM"));
await restart();

async function restart(): Promise<void> {
  if (await succeeds("tools/build.ts")) {
    await stop(app);
    app = run("--enable-source-maps", "--disable-proto=delete", "dist/main.js");
  }
}

async function succeeds(script: string): Promise<boolean> {
  const [code] = await once(run(script), "exit");
  return code === 0;
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (child && child.exitCode === null) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}

function run(...args: string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
}
