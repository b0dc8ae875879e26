import { describe, expect, test } from "vitest";
import { say, scene, uuid } from "./scene.ts";

describe("while the program stops", () => {
  test("what is under way is stored and acknowledged, and what comes is told to come back", async () => {
    const { app, sam, rita, conversationId } = await scene();
    const [arrived, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { store } = app.chat;
    const append = store.appendMessage;
    store.appendMessage = async (request) => {
      arrived.resolve();
      await mayGoOn.promise;
      return append(request);
    };
    const underWay = say(sam, conversationId, "just in time");
    await arrived.promise;
    const closed = app.close();
    const refusal = await rita.refused("message:send", { conversationId, key: uuid(), text: "too late" });
    expect(refusal).toMatchObject({ code: "unavailable", retryAfterMs: expect.any(Number) });
    mayGoOn.resolve();
    expect((await underWay).message).toMatchObject({ seq: 1, text: "just in time" });
    await closed;
  });
});
