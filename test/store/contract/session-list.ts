import { expect, test } from "vitest";
import { newSession, type OpenStore, useWorld } from "./world.ts";

const hash = "hash";
const dayMs = 24 * 60 * 60 * 1000;

export function sessionListContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a person's sign-ins are theirs alone, last used first, without those that ended or ran out", async () => {
    const { store, sender, later } = world();
    const [ann, bob] = [await sender(), await sender()];
    const at = later();
    const [phone, desk, ended, old] = [1, 2, 3, 4].map((n) => newSession(ann, at, `${ann.id}-${n}`));
    if (!phone || !desk || !ended || !old) throw new Error("Four were made.");
    for (const session of [phone, desk, ended, { ...old, expiresAt: at + 1 }]) {
      await store.createSession(session, hash);
    }
    await store.createSession(newSession(bob, at), hash);
    await store.endSession(ended.id, at);
    await store.saveSessionUses([{ sessionId: desk.id, at: at + 5 }]);
    const listed = await store.sessionsOf(ann.id, at + 1);
    expect(listed).toEqual([{ ...desk, lastUsedAt: at + 5 }, phone]);
  });

  test("a last use never goes back, and one of a session that ended is no harm", async () => {
    const { store, sender, later } = world();
    const session = newSession(await sender(), later());
    await store.createSession(session, hash);
    const uses = [session.lastUsedAt + 9, session.lastUsedAt + 3].map((at) => ({
      sessionId: session.id,
      at,
    }));
    await store.saveSessionUses([...uses, { sessionId: "nothing", at: 1 }]);
    expect((await store.session(session.id))?.lastUsedAt).toBe(session.lastUsedAt + 9);
  });

  test("one ends only one's own, and is told whether there was anything to end", async () => {
    const { store, sender, later } = world();
    const [ann, bob] = [await sender(), await sender()];
    const session = newSession(ann, later());
    await store.createSession(session, hash);
    expect(await store.endSession(session.id, later(), bob.id)).toBe(false);
    expect(await store.session(session.id)).not.toBeNull();
    expect(await store.endSession(session.id, later(), ann.id)).toBe(true);
    expect(await store.endSession(session.id, later(), ann.id)).toBe(false);
  });

  test("all others end and the one kept lives on", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const [kept, one, two] = [later(), later(), later()].map((at) => newSession(ann, at));
    if (!kept || !one || !two) throw new Error("Three were made.");
    for (const session of [kept, one, two]) await store.createSession(session, hash);
    expect((await store.endOtherSessions(ann.id, kept.id, later())).sort()).toEqual([one.id, two.id].sort());
    expect(await store.session(kept.id)).not.toBeNull();
    expect(await store.session(one.id)).toBeNull();
    expect(await store.endOtherSessions(ann.id, null, later())).toEqual([kept.id]);
  });

  test("what ended or ran out within a stretch of time is found, and nothing else", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const at = later() + 40 * dayMs;
    const [ended, ranOut, living] = [1, 2, 3].map((n) => newSession(ann, at, `${ann.id}-over-${n}`));
    if (!ended || !ranOut || !living) throw new Error("Three were made.");
    await store.createSession(ended, hash);
    await store.createSession({ ...ranOut, expiresAt: at + 50 }, hash);
    await store.createSession(living, hash);
    await store.endSession(ended.id, at + 20);
    expect((await store.sessionsOver(at + 20, at + 50)).sort()).toEqual([ended.id, ranOut.id]);
    expect(await store.sessionsOver(at + 21, at + 49)).toEqual([]);
  });

  test("what has been over for long is removed, and what lives stays", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const [ended, living] = [newSession(ann, later()), newSession(ann, later())];
    for (const session of [ended, living]) await store.createSession(session, hash);
    const at = later();
    await store.endSession(ended.id, at);
    await store.removeSessions(at);
    expect(await store.removeSessions(at)).toBe(0);
    expect(await store.removeSessions(at + 1)).toBe(1);
    expect(await store.session(living.id)).not.toBeNull();
  });
}
