import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium } from "@playwright/test";
import findChromium from "../../test/e2e/chromium.ts";

const root = join(import.meta.dirname, "../..");
const setupToken = "a-setup-token-for-pictures";

/** The built program on throw-away data. */
export interface Program {
  url: string;
  setupUrl: string;
}

/** Runs the program and a browser for as long as the work takes. */
export async function withProgram(
  work: (program: Program, browser: Browser) => Promise<void>,
): Promise<void> {
  await findChromium();
  const dataDir = mkdtempSync(join(tmpdir(), "parley-pictures-"));
  const { child, ...program } = await startProgram(dataDir);
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    // Chromium refuses its own sandbox to root, who runs tests in containers.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    await work(program, browser);
  } finally {
    await browser.close();
    child.kill("SIGTERM");
    await once(child, "exit");
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startProgram(dataDir: string) {
  const child = spawn(process.execPath, [join(root, "dist/main.js")], {
    env: {
      ...process.env,
      NODE_ENV: "test",
      PASSWORD_COST: "4",
      RATE_LIMIT_SCALE: "0",
      DATA_DIR: dataDir,
      PORT: "0",
      SETUP_TOKEN: setupToken,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url) return { child, url, setupUrl: `${url}/setup?token=${setupToken}` };
  }
  throw new Error("The program ended before it said where it is.");
}
