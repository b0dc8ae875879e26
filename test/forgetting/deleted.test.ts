import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import type { SignedIn } from "../../src/shared/protocol.ts";
import { openStore } from "../../src/store/open-store.ts";
import { password, post, setupToken, startApp, temporaryFolder } from "../app.ts";
import { connect, type Device } from "../device.ts";
import { startProgram, stopProgram } from "../program/program.ts";
import { newWorld, pair } from "../store/contract/world.ts";
import { inFiles, likeThisInFiles } from "./in-files.ts";

describe("what somebody took back is in no file any more", () => {
  test("within the time set for it, while everybody goes on talking", async () => {
    const app = await startApp({ options: { forgetWithinMs: 50 } });
    const owner = await app.owner();
    const sam = await app.sender("Sam Okoro");
    const { gone, kept } = await sayAndTakeBack(await connect(app.url, sam.token), owner.account.id);
    expect(await inFiles(app.dataDir, kept)).toEqual(kept);
    await expect.poll(() => inFiles(app.dataDir, gone), { timeout: 5_000 }).toEqual([]);
    expect(await inFiles(app.dataDir, kept)).toEqual(kept);
  });

  test("once the program stopped, or was killed and started again and stopped", async () => {
    const folder = await temporaryFolder();
    const program = await startProgram(folder);
    const sign = (name: string, rest: object) =>
      post<SignedIn>(program.url, "/api/accounts", { name, email: `${name}@x.example`, password, ...rest });
    const rita = await sign("rita", { role: "receiver", setupToken });
    const sam = await sign("sam", { role: "sender" });
    const said = await sayAndTakeBack(await connect(program.url, sam.token), rita.account.id);
    const exited = once(program.child, "exit");
    program.child.kill("SIGKILL");
    await exited;
    expect(await inFiles(folder, said.gone), "the log still has it").not.toEqual([]);
    expect(await stopProgram(await startProgram(folder))).toBe(0);
    expect(await inFiles(folder, said.gone)).toEqual([]);
    expect(await inFiles(folder, said.kept)).toEqual(said.kept);
  });

  test("also of many texts of all lengths, said in turns in many conversations", async () => {
    const folder = await temporaryFolder();
    const store = await openStore({ dataDir: folder, onFatal: fail, forgetWithinMs: 20 });
    const world = await newWorld(store);
    const pairs = await Promise.all(Array.from({ length: 20 }, () => pair(world)));
    const texts = Array.from({ length: 2_000 }, (_, n) => `<canary ${n}>${"x".repeat((n * 7919) % 3_000)}`);
    const messages = await Promise.all(
      texts.map(async (text, n) => {
        const { id, sender } = pairs[(n * 31) % pairs.length] ?? fail(new Error("No pair."));
        const { message } = await world.say(id, sender, text);
        return { conversationId: id, messageId: message.id, accountId: sender.id, at: world.later() };
      }),
    );
    const isGone = (n: number) => (n * 17) % 3 !== 0;
    await Promise.all(
      messages.map((where, n) => {
        if (!isGone(n)) return null;
        return n % 2 === 0
          ? store.deleteMessage(where)
          : store.editMessage({ ...where, text: "?", html: null });
      }),
    );
    const kept = new Set(texts.map((_, n) => `<canary ${n}>`).filter((_, n) => !isGone(n)));
    const found = () => likeThisInFiles(folder, /<canary \d+>/g);
    await expect.poll(found, { timeout: 10_000 }).toEqual(kept);
    await store.close();
    expect(await found()).toEqual(kept);
  });

  test("only after a backup has read what it began to read, for which no message waits", async () => {
    const folder = await temporaryFolder();
    const store = await openStore({ dataDir: folder, onFatal: fail, forgetWithinMs: 20 });
    const world = await newWorld(store);
    const { sender, id } = await pair(world);
    const { message } = await world.say(id, sender, "<the secret>");
    const backup = new Database(join(folder, "parley.db"), { readonly: true });
    onTestFinished(() => void backup.close());
    backup.exec("BEGIN");
    backup.prepare("SELECT count(*) FROM message").get();
    const where = { conversationId: id, messageId: message.id, accountId: sender.id };
    await store.deleteMessage({ ...where, at: world.later() });
    for (let n = 0; n < 50; n += 1) await world.say(id, sender, `Message ${n}`);
    expect(await inFiles(folder, ["<the secret>"])).toEqual(["<the secret>"]);
    backup.exec("COMMIT");
    await expect.poll(() => inFiles(folder, ["<the secret>"]), { timeout: 5_000 }).toEqual([]);
    await store.close();
  });
});

async function sayAndTakeBack(device: Device, receiverId: string) {
  const [deleted, former, kept] = [canary(), canary(), canary()];
  const { conversation } = await device.ask("conversation:open", { key: randomUUID(), receiverId });
  const conversationId = conversation.id;
  const say = async (text: string) =>
    (await device.ask("message:send", { conversationId, key: randomUUID(), text })).message.id;
  await device.ask("message:delete", { conversationId, messageId: await say(deleted) });
  await device.ask("message:edit", { conversationId, messageId: await say(former), text: "other" });
  await say(kept);
  return { gone: [deleted, former], kept: [kept] };
}

/** With markup, so that its HTML is stored too. */
function canary(): string {
  return `canary-${randomUUID()} and **more**`;
}

function fail(error: Error): never {
  throw error;
}
