import { expect, test } from "vitest";
import { seenBy } from "../../../src/shared/watermarks.ts";
import { type OpenStore, useWorld } from "./world.ts";

export function openingContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a conversation starts empty, at version 1, with its two parties", async () => {
    const { store, sender, receiver, open } = world();
    const [ann, desk] = [await sender(), await receiver()];
    const { conversation, message, created } = await open(ann, desk);
    expect(created).toEqual({ conversation: true, message: false });
    expect(message).toBeNull();
    expect(conversation).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      senderId: ann.id,
      receiverId: desk.id,
      sender: { id: ann.id, name: ann.name },
      receiver: { id: desk.id, name: desk.name },
      version: 1,
      seq: 0,
      createdAt: expect.any(Number),
      activeAt: conversation.createdAt,
      closedAt: null,
      lastMessage: null,
      watermarks: [
        { accountId: ann.id, deliveredSeq: 0, readSeq: 0, shownSeq: 0 },
        { accountId: desk.id, deliveredSeq: 0, readSeq: 0, shownSeq: 0 },
      ],
    });
    expect(await store.conversation(conversation.id, desk.id)).toEqual(seenBy(conversation, desk.id));
  });

  test("a text becomes its first message, under the same key", async () => {
    const { sender, receiver, open } = world();
    const [ann, desk, key] = [await sender(), await receiver(), crypto.randomUUID()];
    const { conversation, message, created } = await open(ann, desk, "Hello", key);
    expect(created).toEqual({ conversation: true, message: true });
    expect(conversation).toMatchObject({ version: 2, seq: 1, lastMessage: message });
    expect(message).toMatchObject({ seq: 1, version: 2, key, text: "Hello", authorId: ann.id });
  });

  test("where the two already talk, that conversation is answered and the text goes into it", async () => {
    const { sender, receiver, open } = world();
    const [ann, desk] = [await sender(), await receiver()];
    const first = await open(ann, desk, "Hello");
    const again = await open(ann, desk, "Me again");
    expect(again.created).toEqual({ conversation: false, message: true });
    expect(again.conversation).toMatchObject({ id: first.conversation.id, seq: 2 });
    expect(again.message).toMatchObject({ seq: 2, text: "Me again" });
  });

  test("the same key gives the same answer, once", async () => {
    const { sender, receiver, open } = world();
    const [ann, desk, key] = [await sender(), await receiver(), crypto.randomUUID()];
    const first = await open(ann, desk, "Hello", key);
    const again = await open(ann, desk, "Hello", key);
    expect(again).toEqual({ ...first, created: { conversation: false, message: false } });
  });

  test("the same key without a text also gives the same answer", async () => {
    const { sender, receiver, open } = world();
    const [ann, desk, key] = [await sender(), await receiver(), crypto.randomUUID()];
    const first = await open(ann, desk, undefined, key);
    expect(await open(ann, desk, undefined, key)).toEqual({
      ...first,
      created: { conversation: false, message: false },
    });
  });

  test("the same key with another receiver or another text is a conflict", async () => {
    const { sender, receiver, open } = world();
    const [ann, desk, otherDesk] = [await sender(), await receiver(), await receiver()];
    const key = crypto.randomUUID();
    await open(ann, desk, "Hello", key);
    await expect(open(ann, otherDesk, "Hello", key)).rejects.toMatchObject({ code: "conflict" });
    await expect(open(ann, desk, "Bye", key)).rejects.toMatchObject({ code: "conflict" });
    await expect(open(ann, desk, undefined, key)).rejects.toMatchObject({ code: "conflict" });
    const bare = crypto.randomUUID();
    await open(ann, desk, undefined, bare);
    await expect(open(ann, desk, "Hello", bare)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a key that already names a message opens nothing with a text", async () => {
    const { store, sender, receiver, open, say } = world();
    const [ann, desk, otherDesk] = [await sender(), await receiver(), await receiver()];
    const { conversation } = await open(ann, desk);
    const key = crypto.randomUUID();
    await say(conversation.id, ann, "Hello", { key });
    await expect(open(ann, otherDesk, "Hello", key)).rejects.toMatchObject({ code: "conflict" });
    expect((await store.conversations(ann.id, { limit: 10 })).rows).toHaveLength(1);
  });

  test("two people may choose the same key", async () => {
    const { sender, receiver, open } = world();
    const [ann, bob, desk] = [await sender(), await sender(), await receiver()];
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([open(ann, desk, "Hello", key), open(bob, desk, "Hello", key)]);
    expect(one.conversation.id).not.toBe(two.conversation.id);
  });

  test("two who meet from many devices at once have one conversation with every text in it", async () => {
    const { store, sender, receiver, open } = world();
    const [ann, desk] = [await sender(), await receiver()];
    const texts = Array.from({ length: 20 }, (_, i) => `Hello ${i}`);
    const opened = await Promise.all(texts.map((text) => open(ann, desk, text)));
    expect(new Set(opened.map(({ conversation }) => conversation.id)).size).toBe(1);
    expect(opened.filter(({ created }) => created.conversation)).toHaveLength(1);
    const id = opened[0]?.conversation.id ?? "";
    const { rows } = await store.messagesBefore(id, desk.id, { limit: 100 });
    expect(rows.map(({ text }) => text)).toEqual(texts);
  });

  test("only a receiver can be asked, and only a sender can ask", async () => {
    const { sender, receiver, open } = world();
    const [ann, bob, desk, otherDesk] = [await sender(), await sender(), await receiver(), await receiver()];
    await expect(open(ann, bob)).rejects.toMatchObject({ code: "not_found" });
    await expect(open(ann, { ...desk, id: "nobody" })).rejects.toMatchObject({ code: "not_found" });
    await expect(open({ ...ann, id: "nobody" }, desk)).rejects.toMatchObject({ code: "not_found" });
    await expect(open(desk, otherDesk)).rejects.toMatchObject({ code: "forbidden" });
  });
}
