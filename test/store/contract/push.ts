import { expect, test } from "vitest";
import type { OwnAccount } from "../../../src/shared/model.ts";
import { newSession, type OpenStore, useWorld, type World } from "./world.ts";

export function pushContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a session has one subscription, which can be changed and taken back", async () => {
    const { store, sender } = world();
    const ann = await sender();
    const phone = await signedIn(world(), ann);
    expect(await store.pushSubscription(phone)).toBeNull();
    await store.savePushSubscription(wish(phone, "https://push.example/1"));
    await store.savePushSubscription({
      ...wish(phone, "https://push.example/2"),
      words: true,
      language: "de",
    });
    const held = {
      sessionId: phone,
      endpoint: "https://push.example/2",
      p256dh: "key",
      auth: "auth",
      language: "de" as const,
    };
    expect(await store.pushSubscription(phone)).toEqual({ ...held, words: true });
    // What is not said stays as it was.
    await store.savePushSubscription({
      ...wish(phone, "https://push.example/3"),
      words: undefined,
      language: undefined,
    });
    expect(await store.pushSubscriptions(ann.id)).toEqual([
      { ...held, endpoint: "https://push.example/3", words: true },
    ]);
    await store.removePushSubscription(phone, "https://push.example/2");
    expect(await store.pushSubscription(phone)).not.toBeNull();
    await store.removePushSubscription(phone, "https://push.example/3");
    await store.removePushSubscription(phone);
    expect(await store.pushSubscriptions(ann.id)).toEqual([]);
  });

  test("a browser's endpoint is the newest session's, whoever's that is", async () => {
    const { store, sender } = world();
    const [ann, ben] = [await sender(), await sender()];
    const [anns, bens] = [await signedIn(world(), ann), await signedIn(world(), ben)];
    await store.savePushSubscription(wish(anns, "https://push.example/shared"));
    await store.savePushSubscription(wish(bens, "https://push.example/shared"));
    expect(await store.pushSubscriptions(ann.id)).toEqual([]);
    expect(await store.pushSubscriptions(ben.id)).toHaveLength(1);
  });

  test("a subscription ends with its session, however that ends, and an ended one gets none", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const [phone, desk, tablet] = [
      await signedIn(world(), ann),
      await signedIn(world(), ann),
      await signedIn(world(), ann),
    ];
    for (const id of [phone, desk, tablet]) {
      await store.savePushSubscription(wish(id, `https://push.example/${id}`));
    }
    await store.endSession(phone, later());
    expect((await store.pushSubscriptions(ann.id)).map(({ sessionId }) => sessionId).sort()).toEqual(
      [desk, tablet].sort(),
    );
    await store.endOtherSessions(ann.id, desk, later());
    expect((await store.pushSubscriptions(ann.id)).map(({ sessionId }) => sessionId)).toEqual([desk]);
    await store.disableAccount(ann.id, later());
    expect(await store.pushSubscriptions(ann.id)).toEqual([]);
    for (const id of [phone, "nobody's"]) {
      const save = store.savePushSubscription(wish(id, "https://push.example/late"));
      await expect(save).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("sessions that are removed take theirs along", async () => {
    const { store, sender, later } = world();
    const ann = await sender();
    const old = newSession(ann, 1);
    await store.createSession(old, "hash");
    await store.savePushSubscription(wish(old.id, "https://push.example/old"));
    await store.removeSessions(later() - 1);
    expect(await store.pushSubscription(old.id)).toBeNull();
  });
}

function wish(sessionId: string, endpoint: string) {
  return { sessionId, endpoint, p256dh: "key", auth: "auth", words: false, language: "en" as const, at: 1 };
}

async function signedIn({ store, later }: World, of: OwnAccount): Promise<string> {
  const session = newSession(of, later());
  await store.createSession(session, "hash");
  return session.id;
}
