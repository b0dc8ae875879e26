import { expect, test } from "vitest";
import { unreadCount } from "../../../src/shared/state/state.ts";
import { seenBy } from "../../../src/shared/watermarks.ts";
import { type OpenStore, pair, useWorld, type World } from "./world.ts";

export function closingContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("closing leaves a line without words, and says one version later that it is closed", async () => {
    const { store } = world();
    const { receiver, id, close } = await talk(world());
    const before = await conversationOf(world(), id, receiver.id);
    const { conversation, line } = await close();
    expect(line).toMatchObject({
      seq: 2,
      version: 3,
      kind: "closed",
      authorId: receiver.id,
      text: "",
      html: "",
    });
    expect(conversation).toMatchObject({ version: 4, seq: 2, closedAt: line?.at, silentSeqs: [2] });
    expect(conversation).toMatchObject({ activeAt: before.activeAt, lastMessage: line });
    expect(await conversationOf(world(), id, receiver.id)).toEqual(seenBy(conversation, receiver.id));
    const changes = await store.changesSince(id, receiver.id, { version: 2, limit: 10 });
    expect(changes).toMatchObject({ version: 4, messages: [line] });
    expect(changes.conversation).toEqual(seenBy(conversation, receiver.id));
    const first = await store.changesSince(id, receiver.id, { version: 2, limit: 1 });
    expect(first).toMatchObject({ version: 3, messages: [line], more: true });
  });

  test("closing what is closed, and opening what is open, changes nothing", async () => {
    const { close, reopen, receiver } = await talk(world());
    const { conversation } = await close();
    expect(await close()).toEqual({ conversation, line: null });
    const reopened = await reopen(receiver.id);
    expect(await reopen(receiver.id)).toEqual({ conversation: reopened.conversation, line: null });
  });

  test("either side opens it again, with a line that says who", async () => {
    const { sender, close, reopen } = await talk(world());
    await close();
    const { conversation, line } = await reopen(sender.id);
    expect(line).toMatchObject({ kind: "reopened", seq: 3, version: 5, authorId: sender.id });
    expect(conversation).toMatchObject({ closedAt: null, version: 6, silentSeqs: [2, 3] });
  });

  test("only its receiver closes it, and a stranger learns nothing of it", async () => {
    const { sender: newSender, receiver: newReceiver } = world();
    const { sender, close, reopen } = await talk(world());
    await expect(close(sender.id)).rejects.toMatchObject({ code: "forbidden" });
    for (const stranger of [await newSender(), await newReceiver()]) {
      await expect(close(stranger.id)).rejects.toMatchObject({ code: "not_found" });
      await expect(reopen(stranger.id)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("a message opens it again by itself, at its own position, whoever writes", async () => {
    const { say } = world();
    const { sender, receiver, id, close } = await talk(world());
    for (const author of [sender, receiver]) {
      const { conversation: closed } = await close();
      const { message, version, reopened } = await say(id, author, "One more thing");
      expect(message).toMatchObject({ seq: closed.seq + 1, version: closed.version + 1 });
      expect(version).toBe(message.version);
      expect(reopened).toMatchObject({ version: version + 1, closedAt: null, lastMessage: message });
      expect(await conversationOf(world(), id, sender.id)).toEqual(reopened && seenBy(reopened, sender.id));
      expect((await say(id, author, "And another")).reopened).toBeNull();
    }
  });

  test("a message that was sent before it was closed opens nothing when it is asked for again", async () => {
    const { say } = world();
    const { sender, id, close } = await talk(world());
    const key = crypto.randomUUID();
    await say(id, sender, "Hello?", { key });
    const { conversation } = await close();
    expect(await say(id, sender, "Hello?", { key })).toMatchObject({ duplicate: true, reopened: null });
    expect(await conversationOf(world(), id, sender.id)).toEqual(seenBy(conversation, sender.id));
  });

  test("what nobody said is never unread, and hides nothing that is", async () => {
    const { say, store } = world();
    const { sender, receiver, id, close } = await talk(world());
    const unread = async (who: string) => unreadCount(await conversationOf(world(), id, who), who);
    await store.advanceReceipt({ conversationId: id, accountId: receiver.id, deliveredSeq: 1, readSeq: 1 });
    await close();
    expect([await unread(sender.id), await unread(receiver.id)]).toEqual([0, 0]);
    await say(id, receiver, "Good-bye");
    await close();
    expect([await unread(sender.id), await unread(receiver.id)]).toEqual([1, 0]);
  });

  test("only the newest positions without words are named", async () => {
    const { close, reopen, receiver } = await talk(world());
    for (let round = 0; round < 11; round += 1) {
      await close();
      await reopen(receiver.id);
    }
    const { silentSeqs } = (await close()).conversation;
    expect(silentSeqs).toHaveLength(20);
    expect(silentSeqs?.at(-1)).toBe(24);
  });

  test("who opens what they have together finds it open again", async () => {
    const { open } = world();
    const { sender, receiver, id, close } = await talk(world());
    await close();
    const key = crypto.randomUUID();
    const bare = await open(sender, receiver, undefined, key);
    expect(bare).toMatchObject({ reopened: true, message: null, created: { conversation: false } });
    expect(bare.conversation).toMatchObject({ id, closedAt: null, lastMessage: { kind: "reopened" } });
    await close();
    const again = await open(sender, receiver, undefined, key);
    expect(again).toMatchObject({ reopened: false, conversation: { lastMessage: { kind: "closed" } } });
    const spoken = await open(sender, receiver, "Me again");
    expect(spoken).toMatchObject({ reopened: true, message: { kind: "text", text: "Me again" } });
    expect(spoken.conversation).toMatchObject({ closedAt: null, lastMessage: spoken.message });
  });

  test("a line can be neither edited, deleted nor reacted to", async () => {
    const { store, later } = world();
    const { receiver, id, close } = await talk(world());
    const { line } = await close();
    const where = { conversationId: id, messageId: line?.id ?? "", accountId: receiver.id };
    const refused = { code: "not_found" };
    await expect(store.deleteMessage({ ...where, at: later() })).rejects.toMatchObject(refused);
    await expect(store.editMessage({ ...where, text: "x", html: null, at: later() })).rejects.toMatchObject(
      refused,
    );
    await expect(store.reactToMessage({ ...where, emoji: "👍", on: true })).rejects.toMatchObject(refused);
  });
}

async function talk(world: World) {
  const { sender, receiver, id } = await pair(world);
  await world.say(id, sender, "Hello");
  const set = (accountId: string, closes: boolean) =>
    world.store.setClosed({ conversationId: id, accountId, closes, at: world.later() });
  return {
    ...{ sender, receiver, id },
    close: (accountId = receiver.id) => set(accountId, true),
    reopen: (accountId: string) => set(accountId, false),
  };
}

async function conversationOf({ store }: World, id: string, accountId: string) {
  const conversation = await store.conversation(id, accountId);
  if (!conversation) throw new Error("The conversation is not there.");
  return conversation;
}
