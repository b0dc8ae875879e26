import { describe, expect, test } from "vitest";
import { say, scene, uuid } from "./scene.ts";

describe("closing a conversation", () => {
  test("is told to every other device: the line first, then how it stands", async () => {
    const { people, sam, samsPhone, rita, ritasPhone, conversationId } = await scene();
    await say(sam, conversationId, "Thank you");
    const { conversation, message } = await rita.ask("conversation:close", { conversationId });
    expect(message).toMatchObject({ kind: "closed", seq: 2, version: 3, authorId: people.rita.account.id });
    expect(conversation).toMatchObject({ version: 4, closedAt: message?.at, lastMessage: message });
    for (const device of [sam, samsPhone, ritasPhone]) {
      const line = await device.hears("message:created", ({ version }) => version === 3);
      expect(line.message).toEqual(message);
      const changed = await device.hears("conversation:changed", ({ version }) => version === 4);
      expect(changed.conversation).toEqual(conversation);
    }
    await rita.settled();
    expect(rita.heard.filter(({ name }) => name === "conversation:changed")).toEqual([]);
  });

  test("twice tells it once", async () => {
    const { sam, rita, conversationId } = await scene();
    const { conversation } = await rita.ask("conversation:close", { conversationId });
    const again = await rita.ask("conversation:close", { conversationId });
    expect(again).toEqual({ ok: true, conversation });
    await sam.settled();
    expect(sam.heard.map(({ name }) => name)).toEqual(["message:created", "conversation:changed"]);
  });

  test("is its receiver's right; to open it again is either side's", async () => {
    const { sam, rita, nora, conversationId } = await scene();
    expect(await sam.refused("conversation:close", { conversationId })).toMatchObject({ code: "forbidden" });
    expect(await nora.refused("conversation:reopen", { conversationId })).toMatchObject({
      code: "not_found",
    });
    await rita.ask("conversation:close", { conversationId });
    const { conversation, message } = await sam.ask("conversation:reopen", { conversationId });
    expect(conversation).toMatchObject({ closedAt: null });
    expect((await rita.hears("message:created", ({ version }) => version === 4)).message).toEqual(message);
  });

  test("ends with the next message: who sent it gets both in the answer, the others both events", async () => {
    const { sam, samsPhone, rita, conversationId } = await scene();
    await rita.ask("conversation:close", { conversationId });
    const { message, version, conversation } = await say(sam, conversationId, "One more thing");
    expect({ version, closedAt: conversation?.closedAt }).toEqual({ version: 4, closedAt: null });
    expect(conversation).toMatchObject({ version: 5, lastMessage: message });
    for (const device of [samsPhone, rita]) {
      await device.hears("message:created", (event) => event.version === 4);
      const changed = await device.hears("conversation:changed", (event) => event.version === 5);
      expect(changed.conversation).toEqual(conversation);
    }
    expect((await say(sam, conversationId, "And another")).conversation).toBeUndefined();
    await sam.settled();
    expect(sam.heard.filter((event) => event.name === "conversation:changed")).toHaveLength(1);
  });

  test("ends when the sender opens what they have, and tells who asked as well", async () => {
    const { sam, rita, people, conversationId } = await scene();
    await rita.ask("conversation:close", { conversationId });
    const wish = { key: uuid(), receiverId: people.rita.account.id };
    const { conversation } = await sam.ask("conversation:open", wish);
    expect(conversation).toMatchObject({ id: conversationId, closedAt: null, version: 5 });
    for (const device of [sam, rita]) {
      const line = await device.hears("message:created", ({ version }) => version === 4);
      expect(line.message).toMatchObject({ kind: "reopened", authorId: people.sam.account.id });
      const changed = await device.hears("conversation:changed", ({ version }) => version === 5);
      expect(changed.conversation).toEqual(conversation);
    }
  });
});
