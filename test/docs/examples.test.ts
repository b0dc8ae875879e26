import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { codeBlocks, read, root } from "./documents.ts";

const protocol = read("docs/protocol.md");
const [stayInStep = "", send = ""] = codeBlocks(protocol, "js");
const [inPython = ""] = codeBlocks(protocol, "python");

/** Debian's Python, which Debian's packages belong to; elsewhere the one on the path. */
const python = process.platform === "linux" ? "/usr/bin/python3" : "python3";
/** CI sets REQUIRE_FOREIGN_CLIENT: there, a missing client is a failure. */
const isSkipped = !process.env.REQUIRE_FOREIGN_CLIENT && !hasPythonClient();

describe("the examples of docs/protocol.md", () => {
  test("in JavaScript, stays in step", async () => {
    await staysInStep(process.execPath, ["--input-type=module", "--eval", stayInStep]);
  });

  test.skipIf(isSkipped)("in Python, stays in step", async () => {
    await staysInStep(python, ["-c", inPython]);
  });

  test("in JavaScript, sends", async () => {
    const { app, rita, sams, conversationId } = await talk();
    const act = `await send("${conversationId}", "At ten."); console.log("sent");`;
    const example = run(app, rita, process.execPath, [
      "--input-type=module",
      "--eval",
      `${stayInStep}${send}${act}`,
    ]);
    const event = await sams.hears("message:created", ({ message }) => message.text === "At ten.");
    expect(event.message).toMatchObject({ seq: 2, authorId: rita.account.id });
    await example.says("2. At ten.");
    await example.says("sent");
  });
});

/** Old news, live news, and news whose event never came: each message is printed once. */
async function staysInStep(command: string, args: string[]): Promise<void> {
  const { app, rita, sam, sams, conversationId } = await talk();
  const example = run(app, rita, command, args);
  await example.says("1. Hello");
  const { message } = await sams.ask("message:send", wish(conversationId, "Is Tuesday free?"));
  await example.says("2. Is Tuesday free?");

  const unheard = {
    ...wish(conversationId, "Or Wednesday?"),
    authorId: sam.account.id,
    html: null,
    replyTo: null,
  };
  await app.chat.store.appendMessage({ ...unheard, at: Date.now() });
  await sams.ask("message:delete", { conversationId, messageId: message.id });
  await example.says("2. (deleted)");
  expect(example.said).toEqual(["1. Hello", "2. Is Tuesday free?", "3. Or Wednesday?", "2. (deleted)"]);
}

async function talk() {
  const app = await startApp();
  const rita = await app.owner("Rita Reyes");
  const sam = await app.sender("Sam Okoro");
  const sams = await connect(app.url, sam.token);
  const opening = { key: randomUUID(), receiverId: rita.account.id, text: "Hello" };
  const { conversation } = await sams.ask("conversation:open", opening);
  return { app, rita, sam, sams, conversationId: conversation.id };
}

function wish(conversationId: string, text: string) {
  return { conversationId, key: randomUUID(), text };
}

/** Runs an example as somebody's client; the test's end stops it. */
function run(app: RunningApp, { token }: Somebody, command: string, args: string[]) {
  const child: ChildProcess & { stdout: Readable } = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PARLEY_URL: app.url, PARLEY_TOKEN: token },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => said.push(line));
  async function says(text: string): Promise<void> {
    if (said.includes(text)) return;
    await new Promise<void>((resolve, reject) => {
      lines.on("line", (line) => line === text && resolve());
      lines.once("close", () =>
        reject(new Error(`It ended without "${text}", after ${JSON.stringify(said)}.`)),
      );
    });
  }
  return { said, says };
}

function hasPythonClient(): boolean {
  try {
    execFileSync(python, ["-c", "import socketio, websocket"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
