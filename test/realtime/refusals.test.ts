import { describe, expect, test } from "vitest";
import type { ConversationPage } from "../../src/shared/protocol.ts";
import { get, startApp } from "../app.ts";
import { connect } from "../device.ts";
import { say, scene, uuid } from "./scene.ts";

describe("somebody else's conversation", () => {
  test("answers exactly like one that does not exist, to every request", async () => {
    const { app, sam, nora, people, conversationId } = await scene();
    const { message } = await say(sam, conversationId, "private");
    const requests = (id: string, messageId: string): [string, object][] => [
      ["conversation:sync", { conversationId: id, epoch: "", version: 0 }],
      ["message:send", { conversationId: id, key: uuid(), text: "hi" }],
      ["message:edit", { conversationId: id, messageId, text: "hi" }],
      ["message:delete", { conversationId: id, messageId }],
      ["receipt:set", { conversationId: id, readSeq: 1 }],
      ["typing:set", { conversationId: id, typing: true }],
    ];
    const foreign = requests(conversationId, message.id);
    const absent = requests("no-such-conversation", "no-such-conversation.1");
    for (const [at, [name, wish]] of foreign.entries()) {
      const refusal = await nora.refused(name, wish);
      expect(refusal, name).toMatchObject({ code: "not_found" });
      expect(await nora.refused(name, absent[at]?.[1]), name).toEqual(refusal);
    }
    const heads = await nora.ask("heads", { epoch: "", heads: { [conversationId]: 0 } });
    expect(heads.behind).toEqual({});
    const { conversations } = await get<ConversationPage>(app.url, "/api/conversations", people.nora.token);
    expect(conversations).toEqual([]);
    await nora.settled();
    expect(nora.heard).toEqual([]);
  });
});

describe("a request that does not fit", () => {
  const id = "c".repeat(22);
  test.each<[string, string, unknown[]]>([
    ["no payload", "message:send", []],
    ["null", "message:send", [null]],
    ["a text", "message:send", ["hello"]],
    ["a list", "message:send", [[1, 2]]],
    ["a missing field", "message:send", [{ conversationId: id, text: "hi" }]],
    ["an unknown field", "message:send", [{ conversationId: id, key: uuid(), text: "hi", authorId: "me" }]],
    ["a key that is no UUID", "message:send", [{ conversationId: id, key: "1", text: "hi" }]],
    [
      "an object where a text is due",
      "message:send",
      [{ conversationId: { $ne: 1 }, key: uuid(), text: "hi" }],
    ],
    ["a number where a text is due", "message:send", [{ conversationId: id, key: uuid(), text: 7 }]],
    ["a fraction", "receipt:set", [{ conversationId: id, readSeq: 1.5 }]],
    ["a negative number", "receipt:set", [{ conversationId: id, readSeq: -1 }]],
    ["a number beyond whole numbers", "receipt:set", [{ conversationId: id, readSeq: 1e300 }]],
    ["too long a list", "presence:watch", [{ accountIds: Array.from({ length: 201 }, String) }]],
    ["a yes that is a text", "typing:set", [{ conversationId: id, typing: "true" }]],
    ["an epoch that is missing", "conversation:sync", [{ conversationId: id, version: 0 }]],
    ["heads that are a list", "heads", [{ epoch: "", heads: [1] }]],
  ])("%s: says what is wrong, and the connection goes on", async (_what, name, payload) => {
    const { sam, conversationId } = await scene();
    const refusal = await sam.refused(name, ...payload);
    expect(refusal.code).toBe("invalid");
    expect(refusal.message).toMatch(/\w.*\.$/);
    expect((await say(sam, conversationId, "still here")).message.seq).toBe(1);
  });

  test("that reaches for a prototype reaches nothing", async () => {
    const { sam, conversationId } = await scene();
    const heads = JSON.parse(`{"__proto__": {"polluted": 1}, "${conversationId}": 1}`);
    expect(await sam.refused("heads", { epoch: "", heads })).toMatchObject({ code: "invalid" });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test("that is wrong in every way is told the first few of them, not sent them all back", async () => {
    const { sam } = await scene();
    const fields = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`field-${n}`, 1]));
    const refusal = await sam.refused("typing:set", { ...fields, ["k".repeat(5_000)]: 1 });
    expect(refusal.code).toBe("invalid");
    expect(JSON.stringify(refusal).length).toBeLessThan(2_000);
  });

  test("an unknown request is answered too, and one without a callback does no harm", async () => {
    const { sam, rita, conversationId } = await scene();
    expect(await sam.refused("message:explode", {})).toMatchObject({ code: "not_found" });
    const loose = sam.socket as never as { emit(name: string, ...payload: unknown[]): void };
    loose.emit("message:send");
    loose.emit("constructor", {});
    loose.emit("message:send", { conversationId, key: uuid(), text: "no callback" });
    expect((await rita.hears("message:created")).message.text).toBe("no callback");
  });
});

describe("limits", () => {
  test("say when to come back, count per account, and leave others alone", async () => {
    const app = await startApp({ config: { rateLimitScale: 0.1 } });
    const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
    const [one, two, ritas] = [
      await connect(app.url, sam.token),
      await connect(app.url, sam.token),
      await connect(app.url, rita.token),
    ];
    const opened = await one.ask("conversation:open", { key: uuid(), receiverId: rita.account.id });
    const conversationId = opened.conversation.id;
    for (let n = 0; n < 30; n += 1) {
      await say(one, conversationId, "a");
      await say(two, conversationId, "b");
    }
    const refusal = await two.refused("message:send", { conversationId, key: uuid(), text: "one too many" });
    expect(refusal).toMatchObject({ code: "too_many" });
    expect(refusal.retryAfterMs).toBeGreaterThan(0);
    expect(refusal.retryAfterMs).toBeLessThanOrEqual(10_000);
    expect(await say(ritas, conversationId, "not me")).toMatchObject({ duplicate: false });
  });
});
