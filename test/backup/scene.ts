import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message } from "../../src/shared/model.ts";
import { type RunningApp, startApp } from "../app.ts";
import { connect } from "../device.ts";

/** Sam writes to Rita, on devices of their own. */
export async function talkAt(app: RunningApp) {
  const rita = await app.owner("Rita Reyes");
  const sam = await app.sender("Sam Okoro");
  const sams = await connect(app.url, sam.token);
  const opening = { key: randomUUID(), receiverId: rita.account.id, text: "Hello" };
  const { conversation } = await sams.ask("conversation:open", opening);
  const where = { conversationId: conversation.id };
  const say = async (text: string): Promise<Message> =>
    (await sams.ask("message:send", { ...where, key: randomUUID(), text })).message;
  return { app, rita, sam, sams, conversationId: conversation.id, where, say };
}

/** A place where Sam said hello, and that is stopped. */
export async function quietPlace(): Promise<string> {
  const app = await startApp();
  await talkAt(app);
  await app.close();
  return app.dataDir;
}

/** What a folder holds, as one line a file: to see whether anything in it was touched. */
export function fingerprint(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`)
    .sort();
}
