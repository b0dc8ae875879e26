import { expect, test } from "vitest";
import { type OpenStore, pair, useWorld, type World } from "./world.ts";

export function reactionContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a reaction is a new version of its message, with who gave it", async () => {
    const { store } = world();
    const { sender, receiver, id, message, react } = await said(world());
    expect(message).not.toHaveProperty("reactions");
    const reactions = [{ emoji: "👍", accountIds: [receiver.id] }];
    const reacted = await react(receiver.id, "👍");
    expect(reacted).toEqual({
      message: { ...message, version: 3, reactions },
      version: 3,
      changed: true,
      senderId: sender.id,
      receiverId: receiver.id,
    });
    const page = await store.messagesBefore(id, sender.id, { limit: 10 });
    expect(page).toMatchObject({ version: 3, rows: [reacted.message] });
    expect((await store.conversation(id, sender.id))?.lastMessage).toEqual(reacted.message);
    const changes = await store.changesSince(id, sender.id, { version: 2, limit: 10 });
    expect(changes.messages).toEqual([reacted.message]);
  });

  test("both may give the same one, the author too, and each kind stays where it came first", async () => {
    const { sender, receiver, react } = await said(world());
    await react(receiver.id, "❤️");
    await react(sender.id, "👍");
    const { message } = await react(sender.id, "❤️");
    expect(message.reactions).toEqual([
      { emoji: "❤️", accountIds: [receiver.id, sender.id] },
      { emoji: "👍", accountIds: [sender.id] },
    ]);
  });

  test("giving it twice changes nothing, nor does taking back what is not there", async () => {
    const { sender, react } = await said(world());
    const once = await react(sender.id, "👍");
    expect(await react(sender.id, "👍")).toEqual({ ...once, changed: false });
    expect(await react(sender.id, "❤️", false)).toEqual({ ...once, changed: false });
  });

  test("the last one taken back leaves none, and leaves the message as it was", async () => {
    const { sender, receiver, message, react } = await said(world());
    await react(sender.id, "👍");
    await react(receiver.id, "👍");
    await react(sender.id, "👍", false);
    const { message: left } = await react(receiver.id, "👍", false);
    expect(left).toEqual({ ...message, version: 6 });
  });

  test("a message has room for twenty kinds", async () => {
    const { sender, receiver, react } = await said(world());
    const kinds = Array.from({ length: 21 }, (_, at) => String.fromCodePoint(0x1f600 + at));
    for (const emoji of kinds.slice(0, 20)) await react(sender.id, emoji);
    await expect(react(sender.id, kinds[20] ?? "")).rejects.toMatchObject({ code: "conflict" });
    expect((await react(receiver.id, kinds[19] ?? "")).changed).toBe(true);
  });

  test("an edit keeps them; a deletion ends them, for good", async () => {
    const { store, later } = world();
    const { sender, receiver, where, react } = await said(world());
    await react(receiver.id, "👍");
    const edited = await store.editMessage({ ...where, text: "Better", html: null, at: later() });
    expect(edited.message.reactions).toHaveLength(1);
    const deleted = await store.deleteMessage({ ...where, at: later() });
    expect(deleted.message).not.toHaveProperty("reactions");
    await expect(react(receiver.id, "👍")).rejects.toMatchObject({ code: "conflict" });
    expect(await react(sender.id, "👍", false)).toMatchObject({ changed: false, version: deleted.version });
  });

  test("a stranger has none to give, and nobody reacts to what is not there", async () => {
    const { store, sender: newSender, receiver: newReceiver } = world();
    const { receiver, where, react } = await said(world());
    for (const stranger of [await newSender(), await newReceiver()]) {
      await expect(react(stranger.id, "👍")).rejects.toMatchObject({ code: "not_found" });
    }
    const missing = { ...where, accountId: receiver.id, messageId: `${where.conversationId}.2` };
    await expect(store.reactToMessage({ ...missing, emoji: "👍", on: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });
}

async function said(world: World) {
  const { sender, receiver, id } = await pair(world);
  const { message } = await world.say(id, sender, "Hello");
  const where = { conversationId: id, messageId: message.id, accountId: sender.id };
  const react = (accountId: string, emoji: string, on = true) =>
    world.store.reactToMessage({ ...where, accountId, emoji, on });
  return { sender, receiver, id, message, where, react };
}
