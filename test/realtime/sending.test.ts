import { describe, expect, test } from "vitest";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { get } from "../app.ts";
import { connect } from "../device.ts";
import { history, say, scene, uuid } from "./scene.ts";

describe("sending a message", () => {
  test("is acknowledged to the device that sent it, and told to every other device of both", async () => {
    const { sam, samsPhone, rita, ritasPhone, nora, conversationId, opened } = await scene();
    const key = uuid();
    const { message, version, duplicate } = await say(sam, conversationId, "Good *morning*", key);
    expect(message).toMatchObject({
      conversationId,
      seq: 1,
      version: 2,
      key,
      authorId: opened.conversation.senderId,
      kind: "text",
      text: "Good *morning*",
      html: "<p>Good <em>morning</em></p>",
      replyTo: null,
      editedAt: null,
      deletedAt: null,
    });
    expect([version, duplicate]).toEqual([2, false]);
    for (const device of [samsPhone, rita, ritasPhone]) {
      const event = await device.hears("message:created");
      expect(event).toMatchObject({ conversationId, version, message });
      expect(event.epoch).toMatch(/./);
    }
    await Promise.all([sam.settled(), nora.settled()]);
    expect(sam.heard).toEqual([]);
    expect(nora.heard).toEqual([]);
  });

  test("twice with one key stores it once, and tells the others once", async () => {
    const { app, sam, samsPhone, rita, people, conversationId } = await scene();
    const key = uuid();
    const [first, second, third] = await Promise.all([
      say(sam, conversationId, "Once", key),
      say(sam, conversationId, "Once", key),
      say(samsPhone, conversationId, "Once", key),
    ]);
    expect([first, second, third].filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(second.message).toEqual(first.message);
    expect(third.message).toEqual(first.message);
    await rita.settled();
    expect(rita.heard.filter(({ name }) => name === "message:created")).toHaveLength(1);
    expect((await history(app, people.sam.token, conversationId)).messages).toHaveLength(1);
  });

  test("keeps its place among other things that a device asked for in one breath", async () => {
    const { app, people, conversationId } = await scene();
    const receiverId = people.rita.account.id;
    for (let n = 0; n < 5; n += 1) {
      // Fresh ones: a connection's first requests wait for their limits, later ones for some of them alone.
      const sam = await connect(app.url, people.sam.token);
      const rita = await connect(app.url, people.rita.token);
      const said = await Promise.all([
        say(sam, conversationId, "first"),
        sam.ask("conversation:open", { key: uuid(), receiverId, text: "second" }),
        say(sam, conversationId, "third"),
      ]);
      expect(said.map(({ message }) => (message?.seq ?? 0) - said[0].message.seq)).toEqual([0, 1, 2]);
      const close = () => rita.ask("conversation:close", { conversationId });
      const closedAt = async () =>
        (await rita.ask("conversation:sync", { conversationId, epoch: "", version: 0 })).conversation
          .closedAt;
      await Promise.all([close(), say(rita, conversationId, "One more thing.")]);
      expect(await closedAt()).toBeNull();
      await Promise.all([say(rita, conversationId, "That is all."), close()]);
      expect(await closedAt()).not.toBeNull();
    }
  });

  test("with a used key and other words is a conflict; another person may use the same key", async () => {
    const { sam, rita, conversationId } = await scene();
    const key = uuid();
    await say(sam, conversationId, "First", key);
    expect(await sam.refused("message:send", { conversationId, key, text: "Second" })).toMatchObject({
      code: "conflict",
    });
    expect(await say(rita, conversationId, "Mine", key)).toMatchObject({ duplicate: false });
  });

  test("many at once from both sides gives one order, without gaps, each device's own order kept", async () => {
    const { app, sam, rita, ritasPhone, people, conversationId } = await scene();
    const texts = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));
    await Promise.all(
      texts.flatMap((text) => [say(sam, conversationId, `s${text}`), say(rita, conversationId, `r${text}`)]),
    );
    const { messages } = await get<MessagePage>(
      app.url,
      `/api/conversations/${conversationId}/messages?limit=200`,
      people.sam.token,
    );
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    for (const side of ["s", "r"]) {
      const own = messages.flatMap(({ text }) => (text.startsWith(side) ? text.slice(1) : []));
      expect(own).toEqual(texts);
    }
    await ritasPhone.settled();
    const told = ritasPhone.heard.flatMap(({ name, payload }) =>
      name === "message:created" ? (payload as { message: unknown }).message : [],
    );
    expect(told).toEqual(messages);
  });

  test("of 4,000 code points is fine, one more is too large, and white space alone is nothing", async () => {
    const { sam, conversationId } = await scene();
    const text = "😀".repeat(4_000);
    expect((await say(sam, conversationId, text)).message.text).toBe(text);
    const send = (text: string) => sam.refused("message:send", { conversationId, key: uuid(), text });
    expect(await send("😀".repeat(4_001))).toMatchObject({ code: "too_large" });
    for (const nothing of ["", " ", " \n\t\u00a0", "\u200b\u2060"]) {
      expect(await send(nothing), JSON.stringify(nothing)).toMatchObject({ code: "invalid" });
    }
    expect(await send("half \ud83d")).toMatchObject({ code: "invalid" });
    expect(await send("nul \0")).toMatchObject({ code: "invalid" });
  });

  test("in reply to a message of the conversation, and to no other", async () => {
    const { sam, rita, nora, people, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "When?");
    const replyTo = message.id;
    const reply = await rita.ask("message:send", { conversationId, key: uuid(), text: "Now", replyTo });
    expect(reply.message.replyTo).toBe(replyTo);
    const elsewhere = await nora.ask("conversation:open", {
      key: uuid(),
      receiverId: people.rita.account.id,
      text: "x",
    });
    for (const wrong of [elsewhere.message?.id, `${conversationId}.99`, "nonsense"]) {
      const wish = { conversationId, key: uuid(), text: "Now", replyTo: wrong };
      expect(await rita.refused("message:send", wish), wrong).toMatchObject({ code: "invalid" });
    }
  });
});
