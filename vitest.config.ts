import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Every store starts a thread and many tests a program: this keeps what Node made of their modules, and spares each
// of them two thirds of its work.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/node");

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    exclude: ["test/e2e/**"],
    env: { NODE_ENV: "test" },
    // Real servers, databases and child processes: on a busy machine a start alone may take seconds.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Part of a test is waiting for a disk or a process: one file more than there are cores keeps them all at work.
    maxWorkers: availableParallelism() + 1,
    // The modules keep no state, so files can share a process that has loaded them and has run warm.
    isolate: false,
  },
});
