import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ConversationPage, MessagePage } from "../../src/shared/protocol.ts";
import { get, type RunningApp, startApp } from "../app.ts";
import { connect, type Device } from "../device.ts";

const uuid = () => randomUUID();

/** Sam asks and Rita answers, each on two devices; Nora has nothing to do with it. */
async function scene() {
  const app = await startApp();
  const rita = await app.owner("Rita");
  const sam = await app.sender("Sam");
  const nora = await app.sender("Nora");
  const devices = {
    sam: await connect(app.url, sam.token),
    samsPhone: await connect(app.url, sam.token),
    rita: await connect(app.url, rita.token),
    ritasPhone: await connect(app.url, rita.token),
    nora: await connect(app.url, nora.token),
  };
  const opened = await devices.sam.ask("conversation:open", { key: uuid(), receiverId: rita.account.id });
  const conversationId = opened.conversation.id;
  for (const device of Object.values(devices)) {
    await device.settled();
    device.heard.length = 0;
  }
  return { app, people: { rita, sam, nora }, ...devices, conversationId, opened };
}

const say = (device: Device, conversationId: string, text: string, key = uuid()) =>
  device.ask("message:send", { conversationId, key, text });

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
    await sam.ask("heads", { epoch: "", heads });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
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

function history(app: RunningApp, token: string, conversationId: string): Promise<MessagePage> {
  return get<MessagePage>(app.url, `/api/conversations/${conversationId}/messages`, token);
}
