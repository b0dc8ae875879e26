import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { people, temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { startProgram, stopProgram } from "./program.ts";

test("a fault of the search is told whole, and people go on talking", async () => {
  const dataDir = await temporaryFolder();
  const program = await startProgram(dataDir);
  const { owner, sender } = people(program.url);
  const [rita, sam] = [await owner(), await sender("Sam")];
  const device = await connect(program.url, sam.token);
  const opening = { key: randomUUID(), receiverId: rita.account.id };
  const { conversation } = await device.ask("conversation:open", opening);
  const say = (text: string) =>
    device.ask("message:send", { conversationId: conversation.id, key: randomUUID(), text });

  const database = new Database(join(dataDir, "parley.db"));
  database.exec("DROP TABLE search_progress");
  database.close();
  const [told] = [linesWith(program.child.stderr, "search_progress"), await say("before the fault shows")];
  expect(await told).toContain("SqliteError");
  expect((await say("after it")).message.seq).toBe(2);
  expect(await stopProgram(program)).toBe(0);
});

async function linesWith(stream: NodeJS.ReadableStream, word: string): Promise<string> {
  for await (const line of createInterface({ input: stream })) if (line.includes(word)) return line;
  throw new Error(`Nothing was said of ${word}.`);
}
