import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// Kept between the starts of the program: what Node made of its modules.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/node");

/** Real browsers against the real, built program. `test/e2e/chromium.ts` finds or unpacks the browser. */
export default defineConfig({
  testDir: "test/e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./test/e2e/chromium.ts",
  fullyParallel: true,
  forbidOnly: true,
  // Part of a test is waiting for a page or the network to come back: one more than two cores keeps both at work.
  workers: 3,
  reporter: [["list"]],
  outputDir: "test-results",
  // What a page waits for after a crash grows to twenty seconds, and the machine may be busy: none of this is a promise
  // about time.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Chromium itself stumbles once in some thousand tests on a busy machine. The list says which were tried twice.
  retries: process.env.CI ? 1 : 0,
  use: {
    browserName: "chromium",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      // Chromium refuses its own sandbox to root, who runs tests in containers.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // NOTE no trace: recording one doubles the time. To see a failure: `npx playwright test --trace on`.
  },
});
