import { expect, test } from "vitest";
import { newAccount, type OpenStore, pair, useWorld } from "./world.ts";

export function deletionContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("who deleted their account is nobody any more; what they said stays with the other side", async () => {
    const { store, say, later } = world();
    const { sender, receiver, id } = await pair(world());
    await say(id, sender, "Good morning");
    const { passwordHash = "" } = (await store.credential(sender.id)) ?? {};
    const request = { accountId: sender.id, checkedHash: passwordHash, at: later() };
    await expect(store.deleteAccount({ ...request, checkedHash: "another" })).rejects.toMatchObject({
      code: "conflict",
    });
    await store.deleteAccount(request);
    expect(await store.account(sender.id)).toBeNull();
    expect(await store.accountByEmail(sender.email)).toBeNull();
    expect((await store.people({ search: sender.email, after: null, limit: 5 })).people).toEqual([]);
    expect((await store.conversation(id, receiver.id))?.sender).toEqual({
      id: sender.id,
      name: "Deleted account",
      deleted: true,
    });
    const { rows } = await store.messagesBefore(id, receiver.id, { limit: 5 });
    expect(rows.map(({ text }) => text)).toEqual(["Good morning"]);
    await expect(store.deleteAccount(request)).rejects.toMatchObject({ code: "not_found" });
    await store.saveLastSeen(sender.id, later());
    expect((await store.knownAccounts(receiver.id, [sender.id]))[0]).toMatchObject({ lastSeenAt: null });
    await store.enableAccount(sender.id).catch(() => null);
    expect(await store.account(sender.id)).toBeNull();
  });

  test("an account that its holder did not give up is deleted without their password", async () => {
    const { store, later } = world();
    const person = newAccount("sender", later());
    await store.createAccount(person, { kind: "sign-up" });
    await store.deleteAccount({ accountId: person.id, checkedHash: null, at: later() });
    expect(await store.account(person.id)).toBeNull();
  });

  test("nobody writes to who is gone; what was sent before counts, and can be taken back", async () => {
    const { store, say, later } = world();
    for (const gone of ["sender", "receiver"] as const) {
      const { sender, receiver, id } = await pair(world());
      const stays = gone === "sender" ? receiver : sender;
      const key = crypto.randomUUID();
      const { message } = await say(id, stays, "Hello", { key });
      const accountId = gone === "sender" ? sender.id : receiver.id;
      await store.deleteAccount({ accountId, checkedHash: null, at: later() });
      await expect(say(id, stays, "Are you there?")).rejects.toMatchObject({ code: "forbidden" });
      expect(await say(id, stays, "Hello", { key })).toMatchObject({ duplicate: true });
      const wish = { conversationId: id, messageId: message.id, accountId: stays.id, at: later() };
      expect((await store.deleteMessage(wish)).changed).toBe(true);
    }
  });

  test("the address is free again", async () => {
    const { store, later } = world();
    const first = newAccount("sender", later());
    await store.createAccount(first, { kind: "sign-up" });
    await store.deleteAccount({ accountId: first.id, checkedHash: first.passwordHash, at: later() });
    const again = { ...newAccount("sender", later()), email: first.email };
    expect(await store.createAccount(again, { kind: "sign-up" })).toMatchObject({ email: first.email });
  });

  test("nobody begins a conversation with a receiver who is gone", async () => {
    const { store, sender, receiver, open, later } = world();
    const [sam, rita] = [await sender(), await receiver()];
    const { passwordHash = "" } = (await store.credential(rita.id)) ?? {};
    await store.deleteAccount({ accountId: rita.id, checkedHash: passwordHash, at: later() });
    expect((await store.receivers()).map(({ id }) => id)).not.toContain(rita.id);
    await expect(open(sam, rita)).rejects.toMatchObject({ code: "not_found" });
  });
}
