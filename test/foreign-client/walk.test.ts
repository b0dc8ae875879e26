import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { setupToken, startApp } from "../app.ts";

/** Debian's Python, which Debian's packages belong to; elsewhere the one on the path. */
const python = process.platform === "linux" ? "/usr/bin/python3" : "python3";

function hasClient(): boolean {
  try {
    execFileSync(python, ["-c", "import socketio, requests, websocket"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** CI sets REQUIRE_FOREIGN_CLIENT: there, a missing client is a failure. */
const isSkipped = !process.env.REQUIRE_FOREIGN_CLIENT && !hasClient();

test.skipIf(isSkipped)(
  "a client in another language can do the whole job from the contract alone",
  async () => {
    const app = await startApp({ config: { rateLimitScale: 1 } });
    const walk = join(import.meta.dirname, "walk.py");
    const { stdout } = await promisify(execFile)(python, [walk, app.url, setupToken]);
    expect(stdout).toMatch(/\n\d\d steps as promised\n$/);
  },
);
