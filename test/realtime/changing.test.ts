import { describe, expect, test } from "vitest";
import { history, say, scene } from "./scene.ts";

describe("changing a message", () => {
  test("edits are told to every other device, and marked", async () => {
    const { sam, samsPhone, rita, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "Tuseday");
    const edited = await sam.ask("message:edit", { conversationId, messageId: message.id, text: "Tuesday" });
    expect(edited.message).toMatchObject({
      id: message.id,
      seq: 1,
      version: 3,
      text: "Tuesday",
      html: "<p>Tuesday</p>",
    });
    expect(edited.message.editedAt).toBeGreaterThanOrEqual(message.at);
    for (const device of [samsPhone, rita]) {
      expect(await device.hears("message:changed")).toMatchObject({
        conversationId,
        version: 3,
        message: edited.message,
      });
    }
  });

  test("deletion leaves a tombstone without the text", async () => {
    const { app, sam, rita, people, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "my secret");
    const deleted = await sam.ask("message:delete", { conversationId, messageId: message.id });
    expect(deleted.message).toMatchObject({ seq: 1, text: "", html: "" });
    expect(deleted.message.deletedAt).toBeGreaterThanOrEqual(message.at);
    expect((await rita.hears("message:changed")).message).toEqual(deleted.message);
    const page = await history(app, people.rita.token, conversationId);
    expect(JSON.stringify(page)).not.toContain("my secret");
    expect(
      await sam.refused("message:edit", { conversationId, messageId: message.id, text: "x" }),
    ).toMatchObject({
      code: "conflict",
    });
  });

  test("twice changes it once", async () => {
    const { sam, rita, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "a");
    const wish = { conversationId, messageId: message.id };
    const edits = [
      await sam.ask("message:edit", { ...wish, text: "b" }),
      await sam.ask("message:edit", { ...wish, text: "b" }),
    ];
    expect(edits[1]).toEqual(edits[0]);
    const deletions = [await sam.ask("message:delete", wish), await sam.ask("message:delete", wish)];
    expect(deletions[1]).toEqual(deletions[0]);
    await rita.settled();
    expect(rita.heard.filter(({ name }) => name === "message:changed")).toHaveLength(2);
  });

  test("is its author's alone", async () => {
    const { sam, rita, nora, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "mine");
    const wish = { conversationId, messageId: message.id };
    expect(await rita.refused("message:edit", { ...wish, text: "x" })).toMatchObject({ code: "forbidden" });
    expect(await rita.refused("message:delete", wish)).toMatchObject({ code: "forbidden" });
    expect(await nora.refused("message:edit", { ...wish, text: "x" })).toMatchObject({ code: "not_found" });
    expect(await nora.refused("message:delete", wish)).toMatchObject({ code: "not_found" });
    const missing = { conversationId, messageId: `${conversationId}.99` };
    expect(await sam.refused("message:delete", missing)).toMatchObject({ code: "not_found" });
  });
});

describe("receipts", () => {
  test("go forward only, never past the head, and what is read was delivered", async () => {
    const { sam, samsPhone, rita, people, conversationId } = await scene();
    for (const text of ["a", "b", "c"]) await say(sam, conversationId, text);
    const accountId = people.rita.account.id;
    const set = async (wish: { deliveredSeq?: number; readSeq?: number }) =>
      (await rita.ask("receipt:set", { conversationId, ...wish })).receipt;
    expect(await set({ deliveredSeq: 2 })).toEqual({ accountId, deliveredSeq: 2, readSeq: 0 });
    expect(await set({ readSeq: 1 })).toEqual({ accountId, deliveredSeq: 2, readSeq: 1 });
    expect(await set({ deliveredSeq: 1, readSeq: 0 })).toEqual({ accountId, deliveredSeq: 2, readSeq: 1 });
    expect(await set({ readSeq: 99 })).toEqual({ accountId, deliveredSeq: 3, readSeq: 3 });
    for (const device of [sam, samsPhone]) {
      const last = await device.hears("receipt:changed", ({ receipt }) => receipt.readSeq === 3);
      expect(last).toEqual({ conversationId, receipt: { accountId, deliveredSeq: 3, readSeq: 3 } });
    }
    await sam.settled();
    expect(sam.heard.filter(({ name }) => name === "receipt:changed")).toHaveLength(3);
  });
});
