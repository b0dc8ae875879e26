import { expect, test } from "vitest";
import { type OpenStore, pair, useWorld } from "./world.ts";

export function noticesContract(openStore: OpenStore): void {
  const world = useWorld(openStore);

  test("a conversation is muted for the one who muted it, until they say otherwise", async () => {
    const { store } = world();
    const { sender, receiver, id } = await pair(world());
    const nothing = { quietUntil: null, muted: [] };
    expect(await store.noticeWishes(receiver.id)).toEqual(nothing);
    const mute = { conversationId: id, accountId: receiver.id, muted: true };
    await store.setMuted(mute);
    await store.setMuted(mute);
    expect(await store.noticeWishes(receiver.id)).toEqual({ quietUntil: null, muted: [id] });
    expect(await store.noticeWishes(sender.id)).toEqual(nothing);
    await store.setMuted({ ...mute, muted: false });
    await store.setMuted({ ...mute, muted: false });
    expect(await store.noticeWishes(receiver.id)).toEqual(nothing);
  });

  test("somebody else's conversation cannot be muted, as if it were not there", async () => {
    const { store, sender } = world();
    const { id } = await pair(world());
    const stranger = await sender();
    for (const conversationId of [id, "nowhere"]) {
      const mute = store.setMuted({ conversationId, accountId: stranger.id, muted: true });
      await expect(mute).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await store.noticeWishes(stranger.id)).muted).toEqual([]);
  });

  test("the last word on quiet holds", async () => {
    const { store } = world();
    const { sender, receiver } = await pair(world());
    await store.setQuiet(sender.id, 5);
    await store.setQuiet(sender.id, 7);
    expect((await store.noticeWishes(sender.id)).quietUntil).toBe(7);
    expect((await store.noticeWishes(receiver.id)).quietUntil).toBeNull();
    await store.setQuiet(sender.id, null);
    expect((await store.noticeWishes(sender.id)).quietUntil).toBeNull();
  });
}
