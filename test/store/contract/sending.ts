import { expect, test } from "vitest";
import { type OpenStore, pair, useWorld } from "./world.ts";

export function sendingContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a message is answered as it will be read", async () => {
    const { store, say, later } = world();
    const { sender, receiver, id } = await pair(world());
    const [key, at] = [crypto.randomUUID(), later()];
    const sent = await say(id, sender, "One < two\nthree", { key, at });
    expect(sent).toEqual({
      message: {
        id: sent.message.id,
        conversationId: id,
        seq: 1,
        version: 2,
        key,
        authorId: sender.id,
        kind: "text",
        text: "One < two\nthree",
        html: "<p>One &lt; two<br />three</p>",
        replyTo: null,
        at,
        editedAt: null,
        deletedAt: null,
      },
      version: 2,
      duplicate: false,
      reopened: null,
      senderId: sender.id,
      receiverId: receiver.id,
    });
    const { rows } = await store.messagesBefore(id, receiver.id, { limit: 10 });
    expect(rows).toEqual([sent.message]);
    expect(await store.conversation(id, receiver.id)).toMatchObject({
      seq: 1,
      version: 2,
      activeAt: at,
      lastMessage: sent.message,
    });
  });

  test("html that does not follow from the text is kept", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    const { message } = await say(id, sender, "**yes**", { html: "<p><strong>yes</strong></p>" });
    expect(message.html).toBe("<p><strong>yes</strong></p>");
    expect((await store.messagesBefore(id, receiver.id, { limit: 1 })).rows).toEqual([message]);
  });

  test("the same key with the same content is one message", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    const key = crypto.randomUUID();
    const first = await say(id, sender, "Once", { key });
    const again = await say(id, sender, "Once", { key: key.toUpperCase() });
    expect(again).toEqual({ ...first, duplicate: true });
    expect((await store.messagesBefore(id, receiver.id, { limit: 10 })).rows).toEqual([first.message]);
  });

  test("sent many times at once, it is one message all the same", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    const key = crypto.randomUUID();
    const sent = await Promise.all(Array.from({ length: 20 }, () => say(id, sender, "Once", { key })));
    expect(sent.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
    expect((await store.messagesBefore(id, receiver.id, { limit: 10 })).rows).toHaveLength(1);
  });

  test("the same key with other content is a conflict, and changes nothing", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    const key = crypto.randomUUID();
    const first = await say(id, sender, "One", { key });
    await expect(say(id, sender, "Two", { key })).rejects.toMatchObject({ code: "conflict" });
    await expect(say(id, sender, "One", { key, replyTo: first.message.id })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await store.conversation(id, receiver.id)).toMatchObject({ seq: 1, version: 2 });
  });

  test("the same key in another conversation is a conflict", async () => {
    const { say, open, receiver: newReceiver } = world();
    const { sender, id } = await pair(world());
    const elsewhere = await open(sender, await newReceiver());
    const key = crypto.randomUUID();
    await say(id, sender, "One", { key });
    await expect(say(elsewhere.conversation.id, sender, "One", { key })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("both parties may choose the same key", async () => {
    const { say } = world();
    const { sender, receiver, id } = await pair(world());
    const key = crypto.randomUUID();
    await say(id, sender, "One", { key });
    expect(await say(id, receiver, "One", { key })).toMatchObject({
      duplicate: false,
      message: { seq: 2 },
    });
  });

  test("a repeat is compared with what was first sent, also after an edit", async () => {
    const { store, say, later } = world();
    const { sender, id } = await pair(world());
    const key = crypto.randomUUID();
    const { message } = await say(id, sender, "First", { key });
    const edit = { conversationId: id, messageId: message.id, accountId: sender.id, html: null };
    await store.editMessage({ ...edit, text: "Second", at: later() });
    const edited = await store.editMessage({ ...edit, text: "Third", at: later() });
    expect(await say(id, sender, "First", { key })).toMatchObject({
      duplicate: true,
      message: edited.message,
      version: edited.version,
    });
    await expect(say(id, sender, "Third", { key })).rejects.toMatchObject({ code: "conflict" });
  });

  test("a repeat of a deleted message finds its tombstone, and other content is still a conflict", async () => {
    const { store, say, later } = world();
    const { sender, id } = await pair(world());
    const key = crypto.randomUUID();
    const { message } = await say(id, sender, "First", { key });
    const where = { conversationId: id, messageId: message.id, accountId: sender.id };
    const deleted = await store.deleteMessage({ ...where, at: later() });
    expect(await say(id, sender, "First", { key })).toMatchObject({
      duplicate: true,
      message: deleted.message,
    });
    await expect(say(id, sender, "Other", { key })).rejects.toMatchObject({ code: "conflict" });
  });

  test("a message answers one of the same conversation, and no other", async () => {
    const { say } = world();
    const { sender, receiver, id } = await pair(world());
    const other = await pair(world());
    const { message } = await say(id, sender, "Question");
    const elsewhere = await say(other.id, other.sender, "Elsewhere");
    const reply = await say(id, receiver, "Answer", { replyTo: message.id });
    expect(reply.message.replyTo).toBe(message.id);
    for (const replyTo of [elsewhere.message.id, `${id}.3`, `${id}.0`, `${id}.01`, `${id}.x`, id, ""]) {
      await expect(say(id, receiver, "Answer", { replyTo })).rejects.toMatchObject({ code: "invalid" });
    }
  });

  test("a key that is no UUID is invalid", async () => {
    const { say } = world();
    const { sender, id } = await pair(world());
    await expect(say(id, sender, "Hello", { key: "not a key" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("a stranger's conversation answers exactly like one that does not exist", async () => {
    const { say, sender: newSender } = world();
    const { id } = await pair(world());
    const stranger = await newSender();
    const refusals = await Promise.allSettled([
      say(id, stranger, "Hello"),
      say("AAAAAAAAAAAAAAAAAAAAAA", stranger, "Hello"),
      say("", stranger, "Hello"),
      say(id, { ...stranger, id: "nobody" }, "Hello"),
    ]);
    const reasons = refusals.map((refusal) => (refusal.status === "rejected" ? refusal.reason : null));
    expect(new Set(reasons.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
    expect(reasons[0]).toMatchObject({ code: "not_found" });
  });

  test("many at once from both sides take every position once, each side in its own order", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    const authors = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? receiver : sender));
    const sent = await Promise.all(authors.map((author, i) => say(id, author, `Message ${i}`)));
    expect(sent.map(({ message }) => message.seq)).toEqual(sent.map((_, i) => i + 1));
    const newest = await store.messagesBefore(id, sender.id, { limit: 200 });
    const older = await store.messagesBefore(id, sender.id, { before: 101, limit: 200 });
    expect([...older.rows, ...newest.rows]).toEqual(sent.map(({ message }) => message));
  });

  test("a clock that goes back does not turn the conversation's activity back", async () => {
    const { store, say, later } = world();
    const { sender, id } = await pair(world());
    const at = later() + 10_000_000;
    await say(id, sender, "Late", { at });
    await say(id, sender, "Early", { at: at - 5_000_000 });
    expect(await store.conversation(id, sender.id)).toMatchObject({ activeAt: at, seq: 2 });
  });

  test("one refusal in a crowd harms nobody else", async () => {
    const { say, sender: newSender } = world();
    const { sender, id } = await pair(world());
    const stranger = await newSender();
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) => say(id, i % 3 === 0 ? stranger : sender, `Message ${i}`)),
    );
    const kept = results.filter((result) => result.status === "fulfilled");
    expect(kept.map(({ value }) => value.message.seq)).toEqual(kept.map((_, i) => i + 1));
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(20);
  });
}
