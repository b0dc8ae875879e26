import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { NewFile } from "../../../src/files/ports.ts";
import type { OwnAccount } from "../../../src/shared/model.ts";
import { type OpenStore, pair, useWorld, type World } from "./world.ts";

const room = { own: 1_000_000, all: 1_000_000_000 };

export function fileContract(openStore: OpenStore): void {
  const world = useWorld(openStore);
  sending(world);
  keeping(world);

  test("a file is seen by the parties, and by its author alone until it is sent", async () => {
    const { store, say, sender: newSender, receiver: newReceiver } = world();
    const { sender, receiver, id } = await pair(world());
    const { file } = await store.addFile(newFile(id, sender));
    expect(await store.fileFor(sender.id, file.id)).toEqual(file);
    expect(await store.fileFor(receiver.id, file.id)).toBeNull();
    await say(id, sender, "Here", { fileIds: [file.id] });
    for (const party of [sender, receiver]) expect(await store.fileFor(party.id, file.id)).toEqual(file);
    for (const stranger of [await newSender(), await newReceiver()]) {
      expect(await store.fileFor(stranger.id, file.id)).toBeNull();
    }
  });

  test("whoever is no party to a conversation leaves no file there", async () => {
    const { store, sender: newSender } = world();
    const { id } = await pair(world());
    const stranger = await newSender();
    await expect(store.addFile(newFile(id, stranger))).rejects.toMatchObject({ code: "not_found" });
  });

  test("the same key with the same content is one file; with another it is a conflict", async () => {
    const { store } = world();
    const { sender, receiver, id } = await pair(world());
    const first = newFile(id, sender);
    expect(await store.addFile(first)).toEqual({ file: first.file, added: true });
    const again = { ...newFile(id, sender), key: first.key.toUpperCase(), digest: first.digest };
    expect(await store.addFile(again)).toEqual({ file: first.file, added: false });
    expect(await store.fileByKey(sender.id, first.key)).toEqual({
      file: first.file,
      conversationId: id,
      digest: first.digest,
    });
    expect(await store.fileByKey(receiver.id, first.key)).toBeNull();
    const other = { ...newFile(id, sender), key: first.key };
    await expect(store.addFile(other)).rejects.toMatchObject({ code: "conflict" });
    expect(await store.addFile({ ...newFile(id, receiver), key: first.key })).toMatchObject({ added: true });
  });

  test("of a file and a message that go together, a message with files is found by their names, and as one with files", async () => {
    const { store, say, later } = world();
    const { sender, receiver, id } = await pair(world());
    const { file } = await store.addFile(newFile(id, sender, { name: "Kestrel invoice 2026.pdf" }));
    const { message } = await say(id, sender, "", { fileIds: [file.id] });
    await say(id, sender, "A kestrel flew by");
    const ask = async (word: string, hasFile?: true) =>
      (
        await store.searchMessages(receiver.id, {
          terms: word === "" ? [] : [{ words: [word], isPrefix: false }],
          hasFile,
          limit: 10,
        })
      ).rows.map(({ message: found }) => found.seq);
    await expect.poll(() => ask("kestrel"), { timeout: 30_000 }).toEqual([2, 1]);
    expect(await ask("kestrel", true)).toEqual([1]);
    expect(await ask("", true)).toEqual([1]);
    expect(await ask("invoice")).toEqual([1]);
    const where = { conversationId: id, messageId: message.id, accountId: sender.id, at: later() };
    await store.editMessage({ ...where, text: "For May", html: null });
    expect(await ask("invoice")).toEqual([1]);
    expect(await ask("may", true)).toEqual([1]);
    await store.deleteMessage(where);
    expect(await ask("invoice")).toEqual([]);
    expect(await ask("", true)).toEqual([]);
  });
}

function sending(world: () => World): void {
  test("a message carries its files, in the order in which they were named, wherever it is read", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    const picture = { kind: "picture" as const, type: "image/png", width: 40, height: 30 };
    const { file: one } = await store.addFile(newFile(id, sender, picture));
    const { file: two } = await store.addFile(newFile(id, sender));
    const { message, version } = await say(id, sender, "", { fileIds: [two.id, one.id] });
    expect(message).toMatchObject({ text: "", html: "", files: [two, one] });
    const page = await store.messagesBefore(id, receiver.id, { limit: 10 });
    expect(page.rows).toEqual([message]);
    expect((await store.conversation(id, receiver.id))?.lastMessage).toEqual(message);
    const changes = await store.changesSince(id, receiver.id, { version: version - 1, limit: 10 });
    expect(changes.messages).toEqual([message]);
  });

  test("a repeated send answers the message that there is; with other files it is a conflict", async () => {
    const { store, say, later } = world();
    const { sender, id } = await pair(world());
    const key = randomUUID();
    const [one, two] = [await store.addFile(newFile(id, sender)), await store.addFile(newFile(id, sender))];
    const fileIds = [one.file.id];
    const { message } = await say(id, sender, "Here", { key, fileIds });
    const again = () => say(id, sender, "Here", { key, fileIds });
    expect(await again()).toMatchObject({ duplicate: true, message });
    for (const other of [[], [two.file.id], [one.file.id, two.file.id]]) {
      await expect(say(id, sender, "Here", { key, fileIds: other })).rejects.toMatchObject({
        code: "conflict",
      });
    }
    const where = { conversationId: id, messageId: message.id, accountId: sender.id, at: later() };
    await store.editMessage({ ...where, text: "There", html: null });
    expect(await again()).toMatchObject({ duplicate: true, message: { text: "There", files: [one.file] } });
    await store.deleteMessage(where);
    expect(await again()).toMatchObject({ duplicate: true, message: { text: "" } });
  });

  test("only one's own file, of this conversation, goes with a message, and once; nothing is said otherwise", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    const elsewhere = await pair(world());
    const [theirs, other, own] = [
      await store.addFile(newFile(id, receiver)),
      await store.addFile(newFile(elsewhere.id, elsewhere.sender)),
      await store.addFile(newFile(id, sender)),
    ];
    for (const fileId of [theirs.file.id, other.file.id, "missing"]) {
      await expect(say(id, sender, "x", { fileIds: [own.file.id, fileId] })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    expect((await store.messagesBefore(id, sender.id, { limit: 5 })).rows).toEqual([]);
    await say(id, sender, "x", { fileIds: [own.file.id] });
    await expect(say(id, sender, "y", { fileIds: [own.file.id] })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await store.conversation(id, sender.id))?.seq).toBe(1);
  });

  test("an edit keeps the files; a deletion forgets them, and says which", async () => {
    const { store, say, later } = world();
    const { sender, receiver, id } = await pair(world());
    const { file } = await store.addFile(newFile(id, sender));
    const { message } = await say(id, sender, "", { fileIds: [file.id] });
    const where = { conversationId: id, messageId: message.id, accountId: sender.id, at: later() };
    const edited = await store.editMessage({ ...where, text: "A caption", html: null });
    expect(edited.message.files).toEqual([file]);
    const deleted = await store.deleteMessage(where);
    expect(deleted.removedFiles).toEqual([file.id]);
    expect(deleted.message).not.toHaveProperty("files");
    expect(await store.fileFor(receiver.id, file.id)).toBeNull();
    expect(await store.unknownFiles([file.id])).toEqual([file.id]);
    expect((await store.fileSpace(sender.id)).own).toBe(0);
    expect(await store.deleteMessage(where)).not.toHaveProperty("removedFiles");
  });
}

function keeping(world: () => World): void {
  test("there is room for so much of one account, and of all", async () => {
    const { store } = world();
    const { sender, receiver, id } = await pair(world());
    const { all: before } = await store.fileSpace(sender.id);
    await store.addFile({ ...newFile(id, sender), bytes: 600 });
    expect(await store.fileSpace(sender.id)).toEqual({ own: 600, all: before + 600 });
    const another = { ...newFile(id, sender), bytes: 500 };
    const full = { code: "conflict" };
    await expect(
      store.addFile({ ...another, room: { own: 1_000, all: before + 9_999 } }),
    ).rejects.toMatchObject(full);
    await expect(
      store.addFile({ ...another, room: { own: 9_999, all: before + 1_000 } }),
    ).rejects.toMatchObject(full);
    expect(await store.fileSpace(receiver.id)).toEqual({ own: 0, all: before + 600 });
    await store.addFile({ ...another, room: { own: 1_100, all: before + 1_100 } });
    expect((await store.fileSpace(sender.id)).own).toBe(1_100);
  });

  test("what was not sent is forgotten after its time, what was sent is not", async () => {
    const { store, say, later } = world();
    const { sender, id } = await pair(world());
    const [sent, unsent] = [newFile(id, sender, {}, later()), newFile(id, sender, {}, later())];
    for (const file of [sent, unsent]) await store.addFile(file);
    await say(id, sender, "", { fileIds: [sent.file.id] });
    const late = newFile(id, sender, {}, later());
    await store.addFile(late);
    const removed = await store.removeUnsentFiles(late.at);
    expect(removed).toContain(unsent.file.id);
    expect(removed).not.toContain(sent.file.id);
    expect(removed).not.toContain(late.file.id);
    const ids = [sent.file.id, unsent.file.id, late.file.id];
    expect(await store.unknownFiles(ids)).toEqual([unsent.file.id]);
    await expect(say(id, sender, "", { fileIds: [unsent.file.id] })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("with an account goes what it never sent; what it sent stays with the other side", async () => {
    const { store, say, later } = world();
    const { sender, receiver, id } = await pair(world());
    const [sent, unsent] = [newFile(id, sender, {}, later()), newFile(id, sender, {}, later())];
    for (const file of [sent, unsent]) await store.addFile(file);
    await say(id, sender, "", { fileIds: [sent.file.id] });
    const { passwordHash = "" } = (await store.credential(sender.id)) ?? {};
    await store.deleteAccount({ accountId: sender.id, checkedHash: passwordHash, at: later() });
    expect(await store.removeUnsentFiles(1)).toEqual([unsent.file.id]);
    expect(await store.fileFor(receiver.id, sent.file.id)).toEqual(sent.file);
  });
}

function newFile(
  conversationId: string,
  { id: accountId }: OwnAccount,
  more: Partial<NewFile["file"]> = {},
  at = 1_750_000_000_000,
): NewFile {
  const id = randomUUID();
  const digest = createHash("sha256").update(id).digest("hex");
  const file = { id, name: "notes.txt", type: "text/plain", size: 10, kind: "file" as const, ...more };
  return { file, conversationId, accountId, key: randomUUID(), digest, bytes: 10, at, room };
}
