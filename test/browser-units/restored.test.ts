import { randomUUID } from "node:crypto";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { get, startApp, temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { openTab } from "./tab.ts";

test("a page whose server went back to an older copy starts over everywhere, and sends what it still has", async () => {
  const dataDir = await temporaryFolder();
  const [file, copy] = [join(dataDir, "parley.db"), join(dataDir, "copy.db")];

  const first = await startApp({ dataDir });
  const people = [await first.owner("Rita"), await first.sender("Sam"), await first.sender("Nora")] as const;
  const [rita, sam, nora] = people;
  const receiverId = rita.account.id;
  const begin = async (url: string, token: string, text: string) => {
    const device = await connect(url, token);
    const answer = await device.ask("conversation:open", { key: randomUUID(), receiverId, text });
    device.close();
    return answer.conversation.id;
  };
  const withSam = await begin(first.url, sam.token, "from Sam");
  const withNora = await begin(first.url, nora.token, "from Nora");
  const late = await first.sender("Late");
  await first.close();
  copyFileSync(file, copy);

  const second = await startApp({ dataDir });
  const port = Number(new URL(second.url).port);
  const tab = await openTab(second, rita);
  await tab.load(withSam);
  const withLate = await begin(second.url, late.token, "too late for the copy");
  await begin(second.url, sam.token, "lost with the restore");
  await tab.until(
    ({ threads }) => threads[withSam]?.conversation.seq === 2 && threads[withLate] !== undefined,
  );
  tab.leave();
  for (const text of ["one", "two"]) tab.sending.send({ conversationId: withNora }, text);
  await second.close();

  copyFileSync(copy, file);
  for (const end of ["-wal", "-shm"]) rmSync(file + end, { force: true });
  const database = new Database(file);
  database.prepare("UPDATE meta SET epoch = 'after the restore'").run();
  database.close();

  const third = await startApp({ dataDir, config: { port } });
  await tab.comeBack();
  await tab.until(({ outbox, threads }) => {
    const all = Object.values(threads);
    return outbox.length === 0 && all.every(({ epoch, behind }) => epoch === "after the restore" && !behind);
  });
  expect(tab.chat.get().epoch).toBe("after the restore");
  const inbox = await get<ConversationPage>(third.url, "/api/conversations", rita.token);
  expect(Object.keys(tab.chat.get().threads).sort()).toEqual(inbox.conversations.map(({ id }) => id).sort());
  for (const [id, texts] of [
    [withSam, ["from Sam"]],
    [withNora, ["from Nora", "one", "two"]],
  ] as const) {
    const stored = await get<MessagePage>(third.url, `/api/conversations/${id}/messages`, rita.token);
    expect(stored.messages.map(({ text }) => text)).toEqual(texts);
    expect(tab.thread(id).messages).toEqual(stored.messages);
  }
});
