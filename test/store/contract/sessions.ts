import { expect, test } from "vitest";
import { newAccount, newSession, type OpenStore, useWorld } from "./world.ts";

export function sessionContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a session is there until it ends, and ending it twice is no harm", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const session = newSession(ann, later());
    await store.createSession(session, "hash");
    expect(await store.session(session.id)).toEqual(session);
    await store.endSession(session.id, later());
    expect(await store.session(session.id)).toBeNull();
    await store.endSession(session.id, later());
    expect(await store.session(session.id)).toBeNull();
  });

  test("ending one session leaves the person's others", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const [phone, desk] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const id of [phone, desk]) {
      await store.createSession(newSession(ann, later(), id), "hash");
    }
    await store.endSession(phone, later());
    expect(await store.session(desk)).toMatchObject({ id: desk, accountId: ann.id });
  });

  test("an unknown session is null, and nobody gets one without an account", async () => {
    const { store, sender, later } = world();
    expect(await store.session("nothing")).toBeNull();
    const session = { ...newSession(await sender(), later()), accountId: "nobody" };
    await expect(store.createSession(session, "hash")).rejects.toMatchObject({ code: "not_found" });
    expect(await store.session(session.id)).toBeNull();
  });

  test("an invitation makes one account, also when two use it at once", async () => {
    const { store, receiver, later } = world();
    const hash = crypto.randomUUID();
    const at = later();
    await store.createInvitation({ hash, createdBy: (await receiver()).id, expiresAt: at + 1_000 });
    expect(await store.isOpenInvitation(hash, at)).toBe(true);
    const attempts = await Promise.allSettled(
      [1, 2].map(() => store.createAccount(newAccount("receiver", at), { kind: "invitation", hash })),
    );
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["forbidden"]);
    expect(await store.isOpenInvitation(hash, at)).toBe(false);
  });

  test("an old invitation makes none", async () => {
    const { store, receiver, later } = world();
    const [hash, expiresAt] = [crypto.randomUUID(), later()];
    await store.createInvitation({ hash, createdBy: (await receiver()).id, expiresAt });
    expect(await store.isOpenInvitation(hash, expiresAt)).toBe(false);
    await expect(
      store.createAccount(newAccount("receiver", expiresAt), { kind: "invitation", hash }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("an invitation that nobody made is closed", async () => {
    const { store, later } = world();
    expect(await store.isOpenInvitation("nothing", later())).toBe(false);
    await expect(
      store.createAccount(newAccount("receiver", later()), { kind: "invitation", hash: "nothing" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      store.createInvitation({ hash: "h", createdBy: "nobody", expiresAt: later() }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("an address that is taken leaves the invitation open", async () => {
    const { store, sender, receiver, later } = world();
    const [ann, desk, hash] = [await sender(), await receiver(), crypto.randomUUID()];
    const at = later();
    await store.createInvitation({ hash, createdBy: desk.id, expiresAt: at + 1_000 });
    await expect(
      store.createAccount({ ...newAccount("receiver", at), email: ann.email }, { kind: "invitation", hash }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await store.isOpenInvitation(hash, at)).toBe(true);
  });
}
