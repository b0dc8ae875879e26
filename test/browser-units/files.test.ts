import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { PostFile } from "../../src/browser/files/post-file.ts";
import { sendWithout } from "../../src/browser/files/send-without.ts";
import { keepOutbox } from "../../src/browser/outbox/outbox.ts";
import { AppError } from "../../src/shared/errors.ts";
import type { Message } from "../../src/shared/model.ts";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { get, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { bytesInMemory, type Carrying, openCarrying, postTo } from "./carrying.ts";
import { keptInMemory } from "./kept-in-memory.ts";
import { openTab, type Tab } from "./tab.ts";

/** Sam's device, on which tabs with files come and go; what `post` does to an upload is up to the test. */
async function scene(spoil: (post: PostFile) => PostFile = (post) => post) {
  const app = await startApp();
  const people = { rita: await app.owner("Rita"), sam: await app.sender("Sam") };
  const rita = await connect(app.url, people.rita.token);
  const storage = keptInMemory();
  const disk = bytesInMemory();
  const posted: string[] = [];
  const post = spoil(postTo(app.url, people.sam.token));

  const open = async () => {
    const carrying: Carrying[] = [];
    const otherTabs = { tell: () => {}, listen: () => {} };
    const inTurn = (_name: string, job: () => Promise<void>) => job();
    const tab = await openTab(
      app,
      people.sam,
      (deps) => keepOutbox({ ...deps, storage, inTurn, otherTabs, wipedElsewhere: () => {} }),
      (deps) => {
        const noting: PostFile = (posting) => {
          posted.push(new URLSearchParams(posting.address.split("?")[1]).get("name") ?? "");
          return post(posting);
        };
        const opened = openCarrying({ ...deps, disk, post: noting });
        carrying.push(opened);
        return opened;
      },
    );
    const [files] = carrying;
    if (!files) throw new Error("The tab has nothing to carry files with.");
    return { tab, files };
  };

  const { tab, files } = await open();
  const to = { receiverId: people.rita.account.id };
  const begun = async () => {
    tab.sending.send(to, "first");
    await tab.until(({ outbox, threads }) => outbox.length === 0 && Object.keys(threads).length === 1);
    return Object.keys(tab.chat.get().threads)[0] ?? "";
  };
  const stored = async (): Promise<Message[]> => {
    const id = Object.keys(tab.chat.get().threads)[0];
    const path = `/api/conversations/${id}/messages?limit=60`;
    return (await get<MessagePage>(app.url, path, people.rita.token)).messages;
  };
  return { tab, files, open, to, begun, stored, rita, storage, disk, posted };
}

const isSent = ({ outbox }: { outbox: unknown[] }) => outbox.length === 0;
const said = ({ text, files = [] }: Message) => [text, ...files.map(({ name }) => name)];

test("files go up before their message, and what was written later goes after them", async () => {
  const { tab, files, begun, stored, disk } = await scene();
  const conversationId = await begun();
  const both = [files.holds(randomUUID(), "a.txt", "a"), files.holds(randomUUID(), "b.txt", "b")];
  tab.sending.send({ conversationId }, "with two", null, both);
  tab.sending.send({ conversationId }, "after them");
  await tab.until(isSent);
  expect((await stored()).map(said)).toEqual([["first"], ["with two", "a.txt", "b.txt"], ["after them"]]);
  await expect.poll(() => disk.rows.size).toBe(0);
});

test("a conversation can begin with a file and no words", async () => {
  const { tab, files, to, stored } = await scene();
  tab.sending.send(to, "", null, [files.holds(randomUUID(), "a.txt", "a")]);
  await tab.until(({ outbox, threads }) => outbox.length === 0 && Object.keys(threads).length === 1);
  expect((await stored()).map(said)).toEqual([["", "a.txt"]]);
});

test("an upload whose answer was lost is asked for again, and counts once", async () => {
  let isLost = true;
  const { tab, files, begun, stored, posted } = await scene((post) => async (posting) => {
    const file = await post(posting);
    if (!isLost) return file;
    isLost = false;
    throw new AppError("unavailable", "No answer.");
  });
  const conversationId = await begun();
  tab.sending.send({ conversationId }, "once", null, [files.holds(randomUUID(), "a.txt", "a")]);
  while (!isSent(tab.chat.get())) {
    tab.time.advance(1_000);
    await new Promise(setImmediate);
  }
  expect(posted).toEqual(["a.txt", "a.txt"]);
  expect((await stored()).map(said)).toEqual([["first"], ["once", "a.txt"]]);
});

test("a file that the server forgot before its message came goes up once more", async () => {
  let isForgotten = true;
  const { tab, files, begun, stored, posted } = await scene((post) => async (posting) => {
    const file = await post(posting);
    if (!isForgotten) return file;
    isForgotten = false;
    return { ...file, id: "forgotten" };
  });
  const conversationId = await begun();
  tab.sending.send({ conversationId }, "late", null, [files.holds(randomUUID(), "a.txt", "a")]);
  await tab.until(isSent);
  expect(posted).toEqual(["a.txt", "a.txt"]);
  expect((await stored()).map(said)).toEqual([["first"], ["late", "a.txt"]]);
});

test("what a closed tab left waiting goes out from the next, with the bytes it left on the disk", async () => {
  const { tab, files, open, begun, stored, storage, disk } = await scene();
  const conversationId = await begun();
  tab.leave();
  tab.sending.send({ conversationId }, "later", null, [files.holds(randomUUID(), "a.txt", "a")]);
  await tab.until(({ outbox }) => outbox.every(({ saving }) => !saving));
  expect(storage.rows).toHaveLength(1);
  expect([...disk.rows.values()]).toHaveLength(1);
  const { tab: next } = await open();
  await next.until(({ outbox, threads }) => outbox.length === 0 && Object.keys(threads).length === 1);
  await expect.poll(async () => (await stored()).map(said)).toEqual([["first"], ["later", "a.txt"]]);
  await expect.poll(() => disk.rows.size).toBe(0);
});

test("a file that is refused holds its message and says which it was; without it the rest goes", async () => {
  const { tab, files, begun, stored } = await scene((post) => async (posting) => {
    if (!posting.address.includes("large")) return post(posting);
    throw new AppError("too_large", "It is too large.");
  });
  const conversationId = await begun();
  const both = [files.holds(randomUUID(), "large.txt", "l"), files.holds(randomUUID(), "a.txt", "a")];
  const key = tab.sending.send({ conversationId }, "two files", null, both);
  const { outbox } = await tab.until((state) => state.outbox.some(({ status }) => status === "failed"));
  expect(outbox).toMatchObject([
    {
      text: "two files",
      error: { message: "large.txt: It is too large." },
      files: [{ refusal: "It is too large." }, {}],
    },
  ]);
  sendWithout(tab.chat, key, tab.time.now());
  await tab.until(isSent);
  expect((await stored()).map(said)).toEqual([["first"], ["two files", "a.txt"]]);
});

test("a message that is thrown away while its file goes up is not sent", async () => {
  let begin = () => {};
  const isUnderWay = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const { tab, files, begun, stored, disk } = await scene(() => ({ signal }) => {
    begin();
    return new Promise((_resolve, reject) =>
      signal.addEventListener("abort", () => reject(new Error("Aborted."))),
    );
  });
  const conversationId = await begun();
  const key = tab.sending.send({ conversationId }, "never mind", null, [
    files.holds(randomUUID(), "a.txt", "a"),
  ]);
  await isUnderWay;
  tab.sending.discard(key);
  tab.sending.send({ conversationId }, "instead");
  await tab.until(isSent);
  expect((await stored()).map(said)).toEqual([["first"], ["instead"]]);
  await expect.poll(() => disk.rows.size).toBe(0);
});

test("files over the composer stay with the conversation in which they were picked", async () => {
  const { tab, files, begun } = await scene();
  const conversationId = await begun();
  const names = (each: Tab) => each.view.get().files?.chips.map(({ name }) => name);
  tab.chat.dispatch({ type: "conversation:chosen", conversationId });
  await files.chips.add([new File(["a"], "a.txt", { type: "text/plain" })]);
  expect(names(tab)).toEqual(["a.txt"]);
  tab.chat.dispatch({ type: "nothing:chosen" });
  expect(names(tab)).toEqual([]);
  tab.chat.dispatch({ type: "conversation:chosen", conversationId });
  expect(names(tab)).toEqual(["a.txt"]);
  await expect.poll(() => tab.view.get().files?.chips[0]?.id).toBeTruthy();
  await files.chips.add(Array.from({ length: 12 }, (_, at) => new File(["x"], `${at}.txt`)));
  expect(names(tab)).toHaveLength(10);
});
