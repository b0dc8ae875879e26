import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { apply, type ChatEvent } from "../../src/shared/state/apply.ts";
import { get, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { changes } from "./law-changes.ts";
import { freshState, replay, say, seen, setScene } from "./law-scene.ts";

describe("events applied to the old state equal a fresh fetch", () => {
  describe.each(["sender", "receiver"] as const)("for the %s", (role) => {
    test.each(changes)("when %s", async (_what, change) => {
      const app = await startApp();
      const [owner, sam] = [await app.owner(), await app.sender("Sam")];
      const viewer = role === "sender" ? sam : owner;
      const { scene, listener } = await setScene(app, owner, sam, viewer);
      const before = await freshState(app, viewer);
      listener.heard.length = 0;
      await change(scene);
      await listener.settled();
      const after = replay(before, listener);
      expect(seen(after)).toEqual(seen(await freshState(app, viewer)));
      expect(seen(after)).not.toEqual(seen(before));
    });
  });

  test("when somebody writes to us for the first time", async () => {
    const app = await startApp();
    const [rita, sam] = [await app.owner(), await app.sender("Sam")];
    const before = await freshState(app, rita);
    const listener = await connect(app.url, rita.token);
    const device = await connect(app.url, sam.token);
    await device.ask("conversation:open", { key: randomUUID(), receiverId: rita.account.id, text: "Hello" });
    await listener.settled();
    const after = replay(before, listener);
    // The history of a conversation that we only just heard of is fetched when it is opened.
    const [thread] = Object.values(after.threads);
    const page = await get<MessagePage>(
      app.url,
      `/api/conversations/${thread?.conversation.id}/messages`,
      rita.token,
    );
    const loaded = apply(after, {
      type: "history:fetched",
      conversationId: thread?.conversation.id ?? "",
      page,
    });
    expect(seen(loaded)).toEqual(seen(await freshState(app, rita)));
    expect(Object.values(loaded.threads)).toHaveLength(1);
  });
});

describe("however events arrive", () => {
  test("twice, or late, they change nothing more", async () => {
    const app = await startApp();
    const [owner, sam] = [await app.owner(), await app.sender("Sam")];
    const { scene, listener } = await setScene(app, owner, sam, owner);
    const before = await freshState(app, owner);
    listener.heard.length = 0;
    for (const [, change] of changes) await change(scene).catch(ignoreSecondDelete);
    await listener.settled();
    const once = replay(before, listener);
    const twice = replay(once, listener);
    expect(seen(twice)).toEqual(seen(once));
    expect(seen(once)).toEqual(seen(await freshState(app, owner)));
  });

  test("with a gap, they wait for the catch-up, which brings what is missing", async () => {
    const app = await startApp();
    const [owner, sam] = [await app.owner(), await app.sender("Sam")];
    const { scene, listener } = await setScene(app, owner, sam, owner);
    let state = await freshState(app, owner);
    listener.heard.length = 0;
    await say(scene.sam, scene.conversationId, "lost on the way");
    await say(scene.sam, scene.conversationId, "arrives");
    await listener.settled();
    const [, arrived] = listener.heard.filter(({ name }) => name === "message:created");
    state = apply(state, { type: "message:created", ...(arrived?.payload as object) } as ChatEvent);
    const held = state.threads[scene.conversationId];
    expect(held?.behind).toBe(6);
    expect(held?.messages).toHaveLength(3);
    const answer = await listener.ask("conversation:sync", {
      conversationId: scene.conversationId,
      epoch: held?.epoch ?? "",
      version: held?.conversation.version ?? 0,
    });
    state = apply(state, { type: "synced", answer });
    expect(state.threads[scene.conversationId]?.behind).toBeNull();
    expect(seen(state)).toEqual(seen(await freshState(app, owner)));
  });
});

/** "Everything at once" deletes a message that an earlier change edits: the refusal is part of the story. */
function ignoreSecondDelete(error: unknown): void {
  if (!String(error).includes("conflict")) throw error;
}
