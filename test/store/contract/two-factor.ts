import { expect, test } from "vitest";
import { newSession, type OpenStore, useWorld } from "./world.ts";

export function twoFactorContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  async function withTwoFactor() {
    const { store, receiver, later } = world();
    const { id } = await receiver();
    const at = later();
    await store.turnOnTwoFactor({ accountId: id, secret: "s1", step: 100, recoveryHashes: ["a", "b"], at });
    return { store, id, at, later };
  }

  test("is off at first, and on with what it was turned on with", async () => {
    const { store, receiver } = world();
    const someone = await receiver();
    expect(await store.twoFactor(someone.id)).toBeNull();
    expect(await store.hasTwoFactor(someone.id)).toBe(false);
    const { id, at } = await withTwoFactor();
    expect(await store.twoFactor(id)).toEqual({
      secret: "s1",
      since: at,
      lastStep: 100,
      recoveryCodesLeft: 2,
    });
    expect(await store.hasTwoFactor(id)).toBe(true);
  });

  test("is turned on once, also when two do so at once", async () => {
    const { store, receiver, later } = world();
    const { id } = await receiver();
    const attempts = await Promise.allSettled(
      ["one", "other"].map((secret) =>
        store.turnOnTwoFactor({ accountId: id, secret, step: 1, recoveryHashes: [secret], at: later() }),
      ),
    );
    expect(attempts.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(attempts[1]).toMatchObject({ reason: { code: "conflict" } });
    expect(await store.twoFactor(id)).toMatchObject({ secret: "one", recoveryCodesLeft: 1 });
  });

  test("makes no session for an account whose step was not passed, however its password was checked", async () => {
    const { store, receiver, later } = world();
    const desk = await receiver();
    await store.createSession(newSession(desk, later()), "hash");
    await store.turnOnTwoFactor({
      accountId: desk.id,
      secret: "s",
      step: 1,
      recoveryHashes: [],
      at: later(),
    });
    for (const passed of [undefined, false]) {
      await expect(store.createSession(newSession(desk, later()), "hash", passed)).rejects.toMatchObject({
        code: "unauthenticated",
      });
    }
    await store.createSession(newSession(desk, later()), "hash", true);
    await store.turnOffTwoFactor(desk.id);
    await store.createSession(newSession(desk, later()), "hash");
  });

  test("takes each step once, and none before one that was used", async () => {
    const { store, id } = await withTwoFactor();
    expect(await store.useTwoFactorStep(id, 100)).toBe(false);
    const twice = await Promise.all([store.useTwoFactorStep(id, 102), store.useTwoFactorStep(id, 102)]);
    expect(twice).toEqual([true, false]);
    expect(await store.useTwoFactorStep(id, 101)).toBe(false);
    expect(await store.useTwoFactorStep(id, 103)).toBe(true);
    expect(await store.useTwoFactorStep("nobody", 1)).toBe(false);
  });

  test("takes each recovery code once, of its own account", async () => {
    const { store, id, later } = await withTwoFactor();
    const other = await withTwoFactor();
    await store.replaceRecoveryCodes(other.id, ["c"]);
    expect(await store.useRecoveryCode(id, "c", later())).toBe(false);
    const twice = await Promise.all([1, 2].map(() => store.useRecoveryCode(id, "a", later())));
    expect(twice).toEqual([true, false]);
    expect(await store.twoFactor(id)).toMatchObject({ recoveryCodesLeft: 1 });
    await store.replaceRecoveryCodes(id, ["d", "e", "f"]);
    expect(await store.useRecoveryCode(id, "b", later())).toBe(false);
    expect(await store.twoFactor(id)).toMatchObject({ recoveryCodesLeft: 3 });
  });

  test("leaves nothing behind when it is turned off", async () => {
    const { store, id, later } = await withTwoFactor();
    await store.turnOffTwoFactor(id);
    expect(await store.twoFactor(id)).toBeNull();
    expect(await store.useTwoFactorStep(id, 1_000)).toBe(false);
    expect(await store.useRecoveryCode(id, "a", later())).toBe(false);
    const again = [store.turnOffTwoFactor(id), store.replaceRecoveryCodes(id, ["x"])];
    for (const attempt of await Promise.allSettled(again)) {
      expect(attempt).toMatchObject({ reason: { code: "conflict" } });
    }
  });

  test("puts a secret under another key, unless it was changed meanwhile", async () => {
    const { store, id } = await withTwoFactor();
    expect(await store.sealedSecrets()).toContainEqual({ accountId: id, secret: "s1" });
    await store.resealTwoFactor(id, "s1", "s2");
    await store.resealTwoFactor(id, "s1", "s3");
    expect(await store.twoFactor(id)).toMatchObject({ secret: "s2" });
  });

  test("knows which receivers go without, and what the owner decided", async () => {
    const { store, receiver, sender } = world();
    const [desk, someone, { id }] = [await receiver(), await sender(), await withTwoFactor()];
    const without = await store.receiversWithoutTwoFactor();
    expect(without).toContain(desk.id);
    expect(without).not.toContain(someone.id);
    expect(without).not.toContain(id);
    const name = crypto.randomUUID();
    expect(await store.setting(name)).toBeNull();
    await store.saveSetting(name, "yes");
    await store.saveSetting(name, "no");
    expect(await store.setting(name)).toBe("no");
  });
}
