import { rm } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Store } from "../../../src/store/port.ts";
import { newAccount, newFolder, newWorld, type OpenStore, pair } from "./world.ts";

export function lifeContract(openStore: OpenStore): void {
  async function folder(): Promise<string> {
    const dir = await newFolder();
    onTestFinished(() => rm(dir, { recursive: true }));
    return dir;
  }

  test("everything is still there after closing and opening again", async () => {
    const dir = await folder();
    const first = await openStore(dir);
    const world = await newWorld(first);
    const { sender, receiver, id } = await pair(world);
    const { message } = await world.say(id, sender, "Hello");
    await first.deleteMessage({
      conversationId: id,
      messageId: (await world.say(id, sender, "Oops")).message.id,
      accountId: sender.id,
      at: world.later(),
    });
    const before = await everything(first, id, receiver.id);
    await first.close();

    const second = await openStore(dir);
    expect(await everything(second, id, receiver.id)).toEqual(before);
    expect(await (await newWorld(second)).say(id, sender, "Hello", { key: message.key })).toMatchObject({
      duplicate: true,
      message,
    });
    await second.close();
  });

  test("the epoch belongs to the database", async () => {
    const [dir, otherDir] = [await folder(), await folder()];
    const [first, other] = await Promise.all([openStore(dir), openStore(otherDir)]);
    await Promise.all([first.close(), other.close()]);
    const again = await openStore(dir);
    expect(first.epoch).toMatch(/^[\w-]{22}$/);
    expect(again.epoch).toBe(first.epoch);
    expect(other.epoch).not.toBe(first.epoch);
    await again.close();
  });

  test("what was asked for before closing is done", async () => {
    const dir = await folder();
    const store = await openStore(dir);
    const world = await newWorld(store);
    const { sender, id } = await pair(world);
    const sending = Array.from({ length: 700 }, (_, i) => world.say(id, sender, `Message ${i}`));
    const closing = store.close();
    expect((await Promise.all(sending)).at(-1)?.message.seq).toBe(700);
    await closing;
    const again = await openStore(dir);
    expect(await again.conversation(id, sender.id)).toMatchObject({ seq: 700 });
    await again.close();
  });

  test("a store that is ready says so", async () => {
    const store = await openStore(await folder());
    await expect(store.ready()).resolves.toBeUndefined();
    await store.close();
  });

  test("a closed store refuses every request, and closing again is no harm", async () => {
    const store = await openStore(await folder());
    const closing = store.close();
    const requests = [
      () => store.ready(),
      () => store.hasAccounts(),
      () => store.account("a"),
      () => store.receivers(),
      () => store.session("s"),
      () => store.conversation("c", "a"),
      () => store.conversations("a", { limit: 1 }),
      () => store.messagesBefore("c", "a", { limit: 1 }),
      () => store.changesSince("c", "a", { version: 0, limit: 1 }),
      () => store.heads("a", [], 1),
      () => store.saveLastSeen("a", 1),
      () => store.createAccount(newAccount("receiver", 1), { kind: "setup" }),
    ];
    for (const request of requests) await expect(request()).rejects.toMatchObject({ code: "unavailable" });
    await closing;
    for (const request of requests) await expect(request()).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.close()).resolves.toBeUndefined();
  });
}

async function everything(store: Store, conversationId: string, accountId: string) {
  return {
    inbox: await store.conversations(accountId, { limit: 50 }),
    history: await store.messagesBefore(conversationId, accountId, { limit: 200 }),
    changes: await store.changesSince(conversationId, accountId, { version: 0, limit: 200 }),
    account: await store.account(accountId),
    receivers: await store.receivers(),
  };
}
