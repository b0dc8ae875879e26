import { expect, test } from "vitest";
import type { OwnAccount } from "../../../src/shared/model.ts";
import { newSession, type OpenStore, useWorld, type World } from "./world.ts";

const hash = "hash";

export function passwordContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a new password ends all sessions but the one it was typed in, and withdraws open reset links", async () => {
    const { store, sender, receiver, later } = world();
    const [ann, owner] = [await sender(), await receiver()];
    const [here, there] = [await signedIn(world(), ann), await signedIn(world(), ann)];
    await store.createResetLink(linkFor(ann, owner, later(), "withdrawn"));
    const change = {
      accountId: ann.id,
      checkedHash: hash,
      passwordHash: "new",
      keepSession: here,
      at: later(),
    };
    expect(await store.changePassword(change)).toEqual([there]);
    expect(await store.credential(ann.id)).toMatchObject({ passwordHash: "new", disabled: false });
    expect(await store.session(here)).not.toBeNull();
    expect(await store.resetLink("withdrawn", later())).toBeNull();
    await expect(store.changePassword(change)).rejects.toMatchObject({ code: "conflict" });
  });

  test("nobody is signed in by a password that was changed since it was checked", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const change = {
      accountId: ann.id,
      checkedHash: hash,
      passwordHash: "new",
      keepSession: null,
      at: later(),
    };
    await store.changePassword(change);
    await expect(store.createSession(newSession(ann, later()), hash)).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await store.createSession(newSession(ann, later()), "new");
  });

  test("a reset link sets a password once, also when two use it at once, and ends every session", async () => {
    const { store, sender, receiver, later } = world();
    const [ann, owner] = [await sender(), await receiver()];
    const session = await signedIn(world(), ann);
    const link = linkFor(ann, owner, later(), "once");
    await store.createResetLink(link);
    expect(await store.resetLink("once", later())).toEqual(ann);
    const attempts = await Promise.allSettled(
      ["first", "second"].map((password) => store.useResetLink("once", password, later())),
    );
    expect(attempts[0]).toMatchObject({ value: { accountId: ann.id, ended: [session] } });
    expect(attempts[1]).toMatchObject({ reason: { code: "forbidden" } });
    expect(await store.credential(ann.id)).toMatchObject({ passwordHash: "first" });
    expect(await store.session(session)).toBeNull();
    expect(await store.resetLink("once", later())).toBeNull();
  });

  test("a reset link ends with its time, with a newer one, and with the account", async () => {
    const { store, sender, receiver, later } = world();
    const [ann, owner] = [await sender(), await receiver()];
    const at = later();
    await store.createResetLink(linkFor(ann, owner, at, "old"));
    expect(await store.resetLink("old", at + 1_000)).toBeNull();
    await expect(store.useResetLink("old", "x", at + 1_000)).rejects.toMatchObject({ code: "forbidden" });
    await store.createResetLink(linkFor(ann, owner, at, "newer"));
    expect(await store.resetLink("old", at)).toBeNull();
    expect(await store.resetLink("newer", at)).toEqual(ann);
    await store.disableAccount(ann.id, later());
    expect(await store.resetLink("newer", at)).toBeNull();
    await expect(store.createResetLink(linkFor(ann, owner, at, "none"))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("a disabled account has no session and gets none, until it is enabled", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const session = await signedIn(world(), ann);
    expect(await store.disableAccount(ann.id, later())).toEqual([session]);
    expect(await store.session(session)).toBeNull();
    expect(await store.credential(ann.id)).toMatchObject({ disabled: true });
    await expect(signedIn(world(), ann)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await store.disableAccount(ann.id, later())).toEqual([]);
    await store.enableAccount(ann.id);
    expect(await store.session(session)).toBeNull();
    await signedIn(world(), ann);
    for (const act of [() => store.disableAccount("nobody", 1), () => store.enableAccount("nobody")]) {
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("people are found by a part of their name or address, in any letters, page by page", async () => {
    const { store, later } = world();
    const mark = crypto.randomUUID().slice(0, 8);
    const make = (name: string, n: number) => {
      const account = { id: crypto.randomUUID(), name: `${name} ${mark}`, email: `${mark}.${n}@Example.org` };
      return store.createAccount(
        { ...account, passwordHash: hash, role: "sender", at: later() },
        { kind: "sign-up" },
      );
    };
    const [zoe, ana, ben] = [await make("Zoë", 1), await make("ana", 2), await make("Ben", 3)];
    const names = async (search: string, after: string | null = null, limit = 50) => {
      const { people, more } = await store.people({ search, after, limit });
      return [...people.map(({ id }) => id), more];
    };
    expect(await names(mark)).toEqual([ana.id, ben.id, zoe.id, false]);
    expect(await names(`zoë ${mark}`.toUpperCase())).toEqual([zoe.id, false]);
    expect(await names(`${mark}.3@EXAMPLE`)).toEqual([ben.id, false]);
    expect(await names(mark, null, 2)).toEqual([ana.id, ben.id, true]);
    expect(await names(mark, ben.id, 2)).toEqual([zoe.id, false]);
    const twins = [zoe.id];
    for (let n = 4; n < 12; n += 1) twins.push((await make("Zoë", n)).id);
    const paged: (string | boolean)[] = [];
    for (let after: string | null = null; paged.length < twins.length; after = String(paged.at(-1))) {
      paged.push(...(await names(`zoë ${mark}`, after, 2)).slice(0, -1));
    }
    expect(paged).toEqual(twins);
    expect(await names("%")).toEqual([false]);
    const { people } = await store.people({ search: `ana ${mark}`, after: null, limit: 1 });
    expect(people).toEqual([
      { ...ana, createdAt: expect.any(Number), lastSeenAt: null, disabledAt: null, twoFactorSince: null },
    ]);
  });
}

async function signedIn({ store, later }: World, account: OwnAccount): Promise<string> {
  const session = newSession(account, later());
  await store.createSession(session, hash);
  return session.id;
}

function linkFor(account: OwnAccount, by: OwnAccount, at: number, name: string) {
  return { hash: name, accountId: account.id, createdBy: by.id, at, expiresAt: at + 1_000 };
}
