import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    exclude: ["test/e2e/**"],
    env: { NODE_ENV: "test" },
    // Real servers, databases and child processes: on a busy machine a start alone may take seconds.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Much of a test is waiting for a disk or a process: on two cores two files at once take little over half the time.
    maxWorkers: "100%",
  },
});
