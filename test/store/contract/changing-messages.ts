import { expect, test } from "vitest";
import { type OpenStore, pair, useWorld, type World } from "./world.ts";

export function changeContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("an edit changes text, html and version, and says when", async () => {
    const { store, later } = world();
    const { sender, receiver, id, message, where } = await said(world());
    const at = later();
    const edited = await store.editMessage({ ...where, text: "Better", html: "<p><em>Better</em></p>", at });
    expect(edited).toEqual({
      message: { ...message, text: "Better", html: "<p><em>Better</em></p>", version: 3, editedAt: at },
      version: 3,
      changed: true,
      senderId: sender.id,
      receiverId: receiver.id,
    });
    expect(await store.conversation(id, receiver.id)).toMatchObject({
      version: 3,
      seq: 1,
      activeAt: message.at,
      lastMessage: edited.message,
    });
  });

  test("an edit to the text it already has changes nothing", async () => {
    const { store, later } = world();
    const { message, where } = await said(world());
    expect(await store.editMessage({ ...where, text: "Hello", html: null, at: later() })).toMatchObject({
      message,
      version: message.version,
      changed: false,
    });
  });

  test("a deletion leaves a tombstone without words", async () => {
    const { store, later } = world();
    const { receiver, id, message, where } = await said(world());
    const at = later();
    const deleted = await store.deleteMessage({ ...where, at });
    expect(deleted).toMatchObject({ version: 3, changed: true });
    expect(deleted.message).toEqual({ ...message, text: "", html: "", version: 3, deletedAt: at });
    expect((await store.messagesBefore(id, receiver.id, { limit: 10 })).rows).toEqual([deleted.message]);
  });

  test("deleting again changes nothing", async () => {
    const { store, later } = world();
    const { where } = await said(world());
    const deleted = await store.deleteMessage({ ...where, at: later() });
    expect(await store.deleteMessage({ ...where, at: later() })).toEqual({ ...deleted, changed: false });
  });

  test("a deleted message cannot be edited", async () => {
    const { store, later } = world();
    const { where } = await said(world());
    await store.deleteMessage({ ...where, at: later() });
    await expect(
      store.editMessage({ ...where, text: "Back", html: null, at: later() }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("only the author may edit or delete", async () => {
    const { store, later } = world();
    const { receiver, message, where, id } = await said(world());
    const other = { ...where, accountId: receiver.id, at: later() };
    await expect(store.editMessage({ ...other, text: "Mine", html: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(store.deleteMessage(other)).rejects.toMatchObject({ code: "forbidden" });
    expect((await store.messagesBefore(id, receiver.id, { limit: 10 })).rows).toEqual([message]);
  });

  test("a stranger learns nothing of a message", async () => {
    const { store, sender: newSender, later } = world();
    const { where } = await said(world());
    const stranger = { ...where, accountId: (await newSender()).id, at: later() };
    await expect(store.deleteMessage(stranger)).rejects.toMatchObject({ code: "not_found" });
    await expect(store.editMessage({ ...stranger, text: "Mine", html: null })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("an id that names no message of the conversation is not found", async () => {
    const { store, later } = world();
    const { where, id } = await said(world());
    const elsewhere = await said(world());
    for (const messageId of [`${id}.2`, `${id}.0`, `${id}.01`, `${id}.-1`, id, "", elsewhere.message.id]) {
      await expect(store.deleteMessage({ ...where, messageId, at: later() })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  test("an edit of an older message leaves the last one last", async () => {
    const { store, say, later } = world();
    const { sender, id, where } = await said(world());
    const { message: last } = await say(id, sender, "Last");
    await store.editMessage({ ...where, text: "Better", html: null, at: later() });
    expect(await store.conversation(id, sender.id)).toMatchObject({ version: 4, seq: 2, lastMessage: last });
  });
}

async function said(world: World) {
  const { sender, receiver, id } = await pair(world);
  const { message } = await world.say(id, sender, "Hello");
  const where = { conversationId: id, messageId: message.id, accountId: sender.id };
  return { sender, receiver, id, message, where };
}
