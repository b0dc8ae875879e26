import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { newAccount, newFolder, type OpenStore, useWorld } from "./world.ts";

export function accountContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("whoever sets the system up is its owner, and the setup works once", async () => {
    const dir = await newFolder();
    const store = await openStore(dir);
    expect(await store.hasAccounts()).toBe(false);
    const owner = await store.createAccount(newAccount("receiver", 1), { kind: "setup" });
    expect(owner).toMatchObject({ role: "receiver", owner: true });
    expect(await store.hasAccounts()).toBe(true);
    await expect(store.createAccount(newAccount("receiver", 2), { kind: "setup" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await store.close();
    await rm(dir, { recursive: true });
  });

  test("two who set the system up at once make one owner", async () => {
    const dir = await newFolder();
    const store = await openStore(dir);
    const attempts = await Promise.allSettled(
      [1, 2].map((at) => store.createAccount(newAccount("receiver", at), { kind: "setup" })),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await store.receivers()).toHaveLength(1);
    await store.close();
    await rm(dir, { recursive: true });
  });

  test("nobody signs up before the first account exists", async () => {
    const dir = await newFolder();
    const store = await openStore(dir);
    await expect(store.createAccount(newAccount("sender", 1), { kind: "sign-up" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await store.hasAccounts()).toBe(false);
    await store.close();
    await rm(dir, { recursive: true });
  });

  test("an account is found by its id, and by its address however that is written", async () => {
    const { store, later } = world();
    const wanted = { ...newAccount("sender", later()), email: `Zoë.${crypto.randomUUID()}@Example.org` };
    const made = await store.createAccount(wanted, { kind: "sign-up" });
    expect(made).toEqual({
      id: wanted.id,
      name: wanted.name,
      email: wanted.email,
      role: "sender",
      owner: false,
    });
    expect(await store.account(made.id)).toEqual(made);
    const written = made.email.toUpperCase().normalize("NFD");
    expect(await store.accountByEmail(written)).toEqual({
      account: made,
      passwordHash: "hash",
      disabled: false,
    });
  });

  test("an unknown account is null", async () => {
    expect(await world().store.account("nobody")).toBeNull();
    expect(await world().store.accountByEmail("nobody@example.org")).toBeNull();
  });

  test("one address has one account, also when two sign up at once", async () => {
    const { store, later } = world();
    const email = `${crypto.randomUUID()}@example.org`;
    const attempts = await Promise.allSettled(
      [email, email.toUpperCase()].map((written) =>
        store.createAccount({ ...newAccount("sender", later()), email: written }, { kind: "sign-up" }),
      ),
    );
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: "conflict",
      fields: { email: expect.stringMatching(/address/) },
    });
  });

  test("the list of receivers has receivers only, with when they were last seen", async () => {
    const { store, sender, receiver, later } = world();
    const [someone, desk] = [await sender(), await receiver()];
    const at = later();
    await store.saveLastSeen(desk.id, at);
    const listed = await store.receivers();
    expect(listed).toContainEqual({ id: desk.id, name: desk.name, lastSeenAt: at });
    expect(listed.map(({ id }) => id)).not.toContain(someone.id);
  });

  test("last seen never goes back", async () => {
    const { store, receiver, later } = world();
    const desk = await receiver();
    const [early, late] = [later(), later()];
    await Promise.all([store.saveLastSeen(desk.id, late), store.saveLastSeen(desk.id, early)]);
    expect(await store.knownAccounts(desk.id, [desk.id])).toEqual([
      { accountId: desk.id, lastSeenAt: late, name: desk.name, picture: null, deletedAt: null },
    ]);
  });

  test("somebody may know of receivers and of those they talk with, and of nobody else", async () => {
    const { store, sender, receiver, open } = world();
    const [ann, bob, desk, otherDesk] = [await sender(), await sender(), await receiver(), await receiver()];
    await open(ann, desk);
    const everyone = [ann.id, bob.id, desk.id, otherDesk.id, "nobody", desk.id];
    const known = async (asker: string) =>
      (await store.knownAccounts(asker, everyone)).map(({ accountId }) => accountId).sort();
    expect(await known(bob.id)).toEqual([desk.id, otherDesk.id].sort());
    expect(await known(desk.id)).toEqual([ann.id, desk.id, otherDesk.id].sort());
    expect(await known(otherDesk.id)).toEqual([desk.id, otherDesk.id].sort());
  });
}
