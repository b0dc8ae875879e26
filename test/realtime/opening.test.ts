import { describe, expect, test } from "vitest";
import { connect } from "../device.ts";
import { history, scene, uuid } from "./scene.ts";

describe("starting a conversation", () => {
  test("makes one at version 1, and tells the receiver and the sender's other devices", async () => {
    const { app, sam, samsPhone, rita, people } = await scene();
    const tia = await app.receiver("Tia");
    const tiasDevice = await connect(app.url, tia.token);
    const { conversation, message } = await sam.ask("conversation:open", {
      key: uuid(),
      receiverId: tia.account.id,
    });
    expect(conversation).toMatchObject({
      senderId: people.sam.account.id,
      receiverId: tia.account.id,
      sender: { name: "Sam" },
      receiver: { name: "Tia" },
      version: 1,
      seq: 0,
      lastMessage: null,
    });
    expect(message).toBeUndefined();
    for (const device of [samsPhone, tiasDevice]) {
      const event = await device.hears(
        "conversation:changed",
        ({ conversationId }) => conversationId === conversation.id,
      );
      expect(event).toMatchObject({ version: 1, conversation });
    }
    await Promise.all([sam.settled(), rita.settled()]);
    expect(sam.heard).toEqual([]);
    expect(rita.heard).toEqual([]);
  });

  test("with words: they are its first message", async () => {
    const { app, sam } = await scene();
    const tia = await app.receiver("Tia");
    const device = await connect(app.url, tia.token);
    const { conversation, message } = await sam.ask("conversation:open", {
      key: uuid(),
      receiverId: tia.account.id,
      text: "Hello",
    });
    expect(message).toMatchObject({ seq: 1, version: 2, text: "Hello", conversationId: conversation.id });
    expect(conversation).toMatchObject({ version: 2, seq: 1, lastMessage: message });
    const begun = await device.hears("conversation:changed");
    const said = await device.hears("message:created");
    expect([begun.version, said.version]).toEqual([1, 2]);
    expect(said.message).toEqual(message);
  });

  test("asked again with the same key answers the same, and happens once", async () => {
    const { app, sam, people } = await scene();
    const tia = await app.receiver("Tia");
    const wish = { key: uuid(), receiverId: tia.account.id, text: "Hello" };
    const [first, second] = await Promise.all([
      sam.ask("conversation:open", wish),
      sam.ask("conversation:open", wish),
    ]);
    expect(second).toEqual(first);
    const page = await history(app, people.sam.token, first.conversation.id);
    expect(page.messages).toHaveLength(1);
  });

  test("asked again with the same key for something else is a conflict", async () => {
    const { sam, people } = await scene();
    const key = uuid();
    const receiverId = people.rita.account.id;
    await sam.ask("conversation:open", { key, receiverId, text: "Hello" });
    expect(await sam.refused("conversation:open", { key, receiverId, text: "Goodbye" })).toMatchObject({
      code: "conflict",
    });
  });

  test("with somebody we already talk to goes on in that conversation", async () => {
    const { sam, rita, people, conversationId } = await scene();
    const again = await sam.ask("conversation:open", {
      key: uuid(),
      receiverId: people.rita.account.id,
      text: "Me again",
    });
    expect(again.conversation.id).toBe(conversationId);
    expect(again.message).toMatchObject({ seq: 1, text: "Me again" });
    expect((await rita.hears("message:created")).message).toEqual(again.message);
  });

  test("is for senders, and towards receivers that exist", async () => {
    const { sam, rita, people } = await scene();
    const wish = { key: uuid(), receiverId: people.rita.account.id };
    expect(await rita.refused("conversation:open", wish)).toMatchObject({ code: "forbidden" });
    expect(await sam.refused("conversation:open", { ...wish, receiverId: "nobody" })).toMatchObject({
      code: "not_found",
    });
    const toSender = { ...wish, receiverId: people.nora.account.id };
    expect(await sam.refused("conversation:open", toSender)).toMatchObject({ code: "not_found" });
  });
});
