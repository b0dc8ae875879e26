import { describe, expect, test } from "vitest";
import { history, say, scene } from "./scene.ts";

describe("reacting to a message", () => {
  test("is told to every other device, with who did", async () => {
    const { app, people, sam, samsPhone, rita, ritasPhone, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "Tuesday?");
    const wish = { conversationId, messageId: message.id, emoji: "👍" };
    const reacted = await rita.ask("message:react", { ...wish, on: true });
    const reactions = [{ emoji: "👍", accountIds: [people.rita.account.id] }];
    expect(reacted).toEqual({ ok: true, version: 3, message: { ...message, version: 3, reactions } });
    for (const device of [sam, samsPhone, ritasPhone]) {
      const { version, message: changed } = await device.hears("message:changed");
      expect({ version, message: changed }).toEqual({ version: 3, message: reacted.message });
    }
    expect((await history(app, people.sam.token, conversationId)).messages).toEqual([reacted.message]);
  });

  test("twice tells it once, and taking it back leaves the message as small as it was", async () => {
    const { sam, rita, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "Tuesday?");
    const wish = { conversationId, messageId: message.id, emoji: "👩🏽‍🚀" };
    const once = await rita.ask("message:react", { ...wish, on: true });
    expect(await rita.ask("message:react", { ...wish, on: true })).toEqual(once);
    const back = await rita.ask("message:react", { ...wish, on: false });
    expect(back.message).toEqual({ ...message, version: 4 });
    await sam.settled();
    expect(sam.heard.filter(({ name }) => name === "message:changed")).toHaveLength(2);
  });

  test.each(["", "x", "👍👍", "👍 ", " 👍", "1", "#", "❤", "\u200d", "🇩", "<b>", "👍\u200d", "️", "a️"])(
    "takes one emoji, and not %j",
    async (emoji) => {
      const { sam, conversationId } = await scene();
      const { message } = await say(sam, conversationId, "Tuesday?");
      const wish = { conversationId, messageId: message.id, emoji, on: true };
      expect(await sam.refused("message:react", wish)).toMatchObject({ code: "invalid" });
    },
  );

  test.each(["👍", "❤️", "1️⃣", "🇩🇪", "👨‍👩‍👧‍👦", "👋🏿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "☺️"])("takes %s", async (emoji) => {
    const { sam, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "Tuesday?");
    const wish = { conversationId, messageId: message.id, emoji, on: true };
    expect((await sam.ask("message:react", wish)).message.reactions).toMatchObject([{ emoji }]);
  });

  test("is for the two whose conversation it is", async () => {
    const { sam, nora, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "Tuesday?");
    const wish = { conversationId, messageId: message.id, emoji: "👍", on: true };
    expect(await nora.refused("message:react", wish)).toMatchObject({ code: "not_found" });
  });
});
