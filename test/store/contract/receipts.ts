import { expect, test } from "vitest";
import type { OwnAccount } from "../../../src/shared/model.ts";
import { type OpenStore, pair, useWorld } from "./world.ts";

export function receiptContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  const receiptOf = async (id: string, account: OwnAccount) => {
    const conversation = await world().store.conversation(id, account.id);
    const receipt = conversation?.receipts.find(({ accountId }) => accountId === account.id);
    return [receipt?.deliveredSeq, receipt?.readSeq];
  };
  const advance = (id: string, account: OwnAccount, deliveredSeq: number, readSeq: number) =>
    world().store.advanceReceipt({ conversationId: id, accountId: account.id, deliveredSeq, readSeq });

  test("an author has received and read what they said themselves", async () => {
    const { sender, receiver, id } = await pair(world());
    await world().say(id, sender, "One");
    await world().say(id, sender, "Two");
    expect(await receiptOf(id, sender)).toEqual([2, 2]);
    expect(await receiptOf(id, receiver)).toEqual([0, 0]);
  });

  test("speaking does not mark as read what others said meanwhile", async () => {
    const { sender, receiver, id } = await pair(world());
    await world().say(id, sender, "One");
    await world().say(id, receiver, "Two");
    expect(await receiptOf(id, receiver)).toEqual([0, 0]);
    await world().say(id, receiver, "Three");
    expect(await receiptOf(id, receiver)).toEqual([0, 0]);
    await world().say(id, sender, "Four");
    expect(await receiptOf(id, sender)).toEqual([1, 1]);
    await advance(id, sender, 4, 2);
    await world().say(id, sender, "Five");
    expect(await receiptOf(id, sender)).toEqual([5, 2]);
  });

  test("whether one reads before one speaks or after comes to the same", async () => {
    const [early, late] = [await pair(world()), await pair(world())];
    for (const { id, sender } of [early, late]) await world().say(id, sender, "One");
    await advance(early.id, early.receiver, 1, 1);
    for (const { id, receiver } of [early, late]) {
      for (const text of ["Two", "Three"]) await world().say(id, receiver, text);
    }
    const told = await advance(late.id, late.receiver, 1, 1);
    expect(told.receipt).toMatchObject({ deliveredSeq: 3, readSeq: 3 });
    expect(await receiptOf(late.id, late.receiver)).toEqual(await receiptOf(early.id, early.receiver));
    await world().say(late.id, late.sender, "Four");
    expect(await receiptOf(late.id, late.receiver)).toEqual([3, 3]);
  });

  test("watermarks move forward and are told with the parties", async () => {
    const { sender, receiver, id } = await pair(world());
    for (const text of ["One", "Two", "Three"]) await world().say(id, sender, text);
    expect(await advance(id, receiver, 3, 2)).toEqual({
      receipt: { accountId: receiver.id, deliveredSeq: 3, readSeq: 2 },
      shown: { accountId: receiver.id, deliveredSeq: 3, readSeq: 2 },
      changed: true,
      senderId: sender.id,
      receiverId: receiver.id,
    });
    expect(await receiptOf(id, receiver)).toEqual([3, 2]);
    expect(await receiptOf(id, sender)).toEqual([3, 3]);
  });

  test("watermarks never go back", async () => {
    const { sender, receiver, id } = await pair(world());
    for (const text of ["One", "Two", "Three"]) await world().say(id, sender, text);
    await Promise.all([
      advance(id, receiver, 3, 3),
      advance(id, receiver, 1, 1),
      advance(id, receiver, 2, 0),
    ]);
    expect(await receiptOf(id, receiver)).toEqual([3, 3]);
    expect(await advance(id, receiver, 2, 1)).toMatchObject({
      receipt: { deliveredSeq: 3, readSeq: 3 },
      changed: false,
    });
  });

  test("watermarks never pass the head", async () => {
    const { sender, receiver, id } = await pair(world());
    await world().say(id, sender, "One");
    expect((await advance(id, receiver, 1_000, 1_000)).receipt).toMatchObject({
      deliveredSeq: 1,
      readSeq: 1,
    });
    const empty = await pair(world());
    expect((await advance(empty.id, empty.sender, 5, 5)).receipt).toMatchObject({
      deliveredSeq: 0,
      readSeq: 0,
    });
  });

  test("what was read was received", async () => {
    const { sender, receiver, id } = await pair(world());
    await world().say(id, sender, "One");
    expect((await advance(id, receiver, 0, 1)).receipt).toMatchObject({ deliveredSeq: 1, readSeq: 1 });
  });

  test("a receipt changes no version", async () => {
    const { sender, receiver, id } = await pair(world());
    await world().say(id, sender, "One");
    await advance(id, receiver, 1, 1);
    expect(await world().store.conversation(id, sender.id)).toMatchObject({ version: 2 });
  });

  test("whoever holds older receipts is told the present ones, and of no others", async () => {
    const { sender, receiver, id } = await pair(world());
    const still = await pair(world());
    await world().say(id, sender, "One");
    await advance(id, receiver, 1, 0);
    const { store } = world();
    expect(await store.receiptsBeyond(sender.id, { [id]: 2, [still.id]: 0, nothing: 1 })).toEqual({
      [id]: [
        { accountId: sender.id, deliveredSeq: 1, readSeq: 1 },
        { accountId: receiver.id, deliveredSeq: 1, readSeq: 0 },
      ],
    });
    expect(await store.receiptsBeyond(sender.id, { [id]: 3 })).toEqual({});
    expect(await store.receiptsBeyond((await world().sender()).id, { [id]: 0 })).toEqual({});
  });

  const seen = async (id: string, viewer: OwnAccount, account: OwnAccount) => {
    const conversation = await world().store.conversation(id, viewer.id);
    return conversation?.receipts.find(({ accountId }) => accountId === account.id)?.readSeq;
  };

  test("what somebody reads who keeps it to themself counts for them, and nobody else sees it", async () => {
    const { store } = world();
    const { sender, receiver, id } = await pair(world());
    for (const text of ["One", "Two"]) await world().say(id, sender, text);
    await advance(id, receiver, 1, 1);
    await store.changePreferences(receiver.id, { readMarks: false });
    const told = await advance(id, receiver, 2, 2);
    expect([told.receipt.readSeq, told.shown]).toEqual([
      2,
      { accountId: receiver.id, deliveredSeq: 2, readSeq: 1 },
    ]);
    expect([await seen(id, receiver, receiver), await seen(id, sender, receiver)]).toEqual([2, 1]);
    expect(await store.receiptsBeyond(sender.id, { [id]: 2 + 2 + 2 + 1 })).toEqual({});
    expect(await store.receiptsBeyond(receiver.id, { [id]: 2 + 2 + 2 + 2 })).toEqual({});
    const { conversation } = await store.changesSince(id, sender.id, { version: 0, limit: 9 });
    expect(conversation.receipts.map(({ readSeq }) => readSeq)).toEqual([2, 1]);
    const [listed] = (await store.conversations(sender.id, { limit: 1 })).rows;
    expect(listed?.receipts.map(({ readSeq }) => readSeq)).toEqual([2, 1]);
  });

  test("whoever keeps their read marks to themself does not see others' either, until both show theirs", async () => {
    const { store } = world();
    const { sender, receiver, id } = await pair(world());
    await store.changePreferences(sender.id, { readMarks: false });
    await world().say(id, sender, "One");
    expect((await advance(id, receiver, 1, 1)).shown).toMatchObject({ deliveredSeq: 1, readSeq: 0 });
    expect(await seen(id, sender, receiver)).toBe(0);
    await store.changePreferences(sender.id, { readMarks: true });
    await world().say(id, sender, "Two");
    expect((await advance(id, receiver, 2, 2)).shown).toMatchObject({ deliveredSeq: 2, readSeq: 2 });
    expect(await seen(id, sender, receiver)).toBe(2);
  });

  test("what one says shows no more of what one read before it than was seen", async () => {
    const { store } = world();
    const { sender, receiver, id } = await pair(world());
    await store.changePreferences(receiver.id, { readMarks: false });
    await world().say(id, sender, "One");
    await advance(id, receiver, 1, 1);
    await world().say(id, receiver, "Two");
    expect([await seen(id, receiver, receiver), await seen(id, sender, receiver)]).toEqual([2, 0]);
  });

  test("what is closed or opened again tells each side no more than it may see", async () => {
    const { store, later } = world();
    const { sender, receiver, id } = await pair(world());
    await world().say(id, sender, "One");
    await store.changePreferences(receiver.id, { readMarks: false });
    await advance(id, receiver, 1, 1);
    const closing = { conversationId: id, accountId: receiver.id, closes: true, at: later() };
    const { conversation } = await store.setClosed(closing);
    expect(conversation.watermarks[1]).toMatchObject({ readSeq: 2, shownSeq: 0 });
  });

  test("a stranger moves nothing", async () => {
    const { id } = await pair(world());
    await expect(advance(id, await world().sender(), 1, 1)).rejects.toMatchObject({ code: "not_found" });
  });
}
