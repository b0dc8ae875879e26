import { expect, test } from "vitest";
import { type OpenStore, pair, useWorld } from "./world.ts";

export function unreadMarksContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("what its receiver marks counts as unread again, moves no watermark, and is seen by nobody else", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    await say(id, sender, "One");
    await say(id, sender, "Two");
    const read = { conversationId: id, accountId: receiver.id, deliveredSeq: 2, readSeq: 2 };
    const seenBy = async (accountId: string) =>
      (await store.conversation(id, accountId))?.receipts.find((one) => one.accountId === receiver.id);
    await store.advanceReceipt(read);
    const mark = (from: number | null) => store.markUnread(id, receiver.id, from);
    const own = { accountId: receiver.id, deliveredSeq: 2, readSeq: 2 };
    const marked = { ...own, unread: { after: 1, nth: 1 } };
    expect((await store.inboxCounts(receiver.id)).unread).toBe(0);
    expect(await mark(2)).toEqual(marked);
    expect(await seenBy(receiver.id)).toEqual(marked);
    expect(await seenBy(sender.id)).toEqual(own);
    expect((await store.inboxCounts(receiver.id)).unread).toBe(1);
    expect((await store.conversations(receiver.id, { limit: 9, filter: "unread" })).rows).toHaveLength(1);
    expect((await store.inboxCounts(sender.id)).unread).toBe(0);
    // Reading on leaves it; only taking it back ends it. And never is it past the head.
    await store.advanceReceipt(read);
    expect(await mark(99)).toMatchObject({ unread: { after: 1, nth: 2 } });
    expect(await mark(null)).toEqual({
      ...own,
      unread: { after: null, nth: 3 },
    });
    expect((await store.inboxCounts(receiver.id)).unread).toBe(0);
  });

  test("a device that missed a mark learns of it by the sum, and nobody else does", async () => {
    const { store, say } = world();
    const { sender, receiver, id } = await pair(world());
    await say(id, sender, "One");
    await store.advanceReceipt({ conversationId: id, accountId: receiver.id, deliveredSeq: 1, readSeq: 1 });
    await store.markUnread(id, receiver.id, 1);
    const beyond = await store.receiptsBeyond(receiver.id, { [id]: 4 });
    expect(beyond[id]).toContainEqual(expect.objectContaining({ unread: { after: 0, nth: 1 } }));
    expect(await store.receiptsBeyond(receiver.id, { [id]: 5 })).toEqual({});
    expect(await store.receiptsBeyond(sender.id, { [id]: 4 })).toEqual({});
  });

  test("nobody marks what is not theirs to answer, and where nothing was said there is nothing to mark", async () => {
    const { store, sender: anybody } = world();
    const { sender, receiver, id } = await pair(world());
    for (const [conversationId, { id: accountId }] of [
      [id, sender],
      [id, await anybody()],
      ["nowhere", receiver],
    ] as const) {
      const mark = store.markUnread(conversationId, accountId, 1);
      await expect(mark).rejects.toMatchObject({ code: "not_found" });
    }
    const mark = await store.markUnread(id, receiver.id, 1);
    expect(mark.unread?.after).toBeNull();
  });
}
