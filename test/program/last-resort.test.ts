import { once } from "node:events";
import { expect, test } from "vitest";
import { post, type Somebody, setupToken, temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { brokenBuild } from "../faults/broken-build.ts";
import { startProgram } from "./program.ts";

const rita = {
  name: "Rita",
  email: "rita@people.example",
  password: "correct horse battery",
  role: "receiver",
};

/** Where the program stands beside every guard: what is thrown there, nothing catches. */
const unguarded = {
  file: "src/realtime/handle.ts",
  find: "const leave = gate.work.enter();",
  replace: `if (name === "explode") throw new TypeError("a fault of our own");
    const leave = gate.work.enter();`,
};

test("a fault that nothing catches is logged whole, and the program stops with 1 instead of going on", async () => {
  const main = await brokenBuild(await temporaryFolder(), [unguarded]);
  const { child, url } = await startProgram(await temporaryFolder(), {}, main);
  let log = "";
  child.stderr.on("data", (chunk) => {
    log += chunk;
  });
  const exited = once(child, "close");
  const { token } = await post<Somebody>(url, "/api/accounts", { ...rita, setupToken });
  const device = await connect(url, token);
  device.socket.io.reconnection(false);
  (device.socket as never as { emit(name: string): void }).emit("explode");
  expect((await exited)[0]).toBe(1);
  const line = JSON.parse(log.trim().split("\n")[0] ?? "");
  expect(line).toMatchObject({ level: 60, origin: "unhandledRejection" });
  expect(line.err.stack).toContain("a fault of our own");
});
