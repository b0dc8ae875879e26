import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/shared/limits.ts";
import { startApp } from "../app.ts";
import { connect } from "../device.ts";

async function scene() {
  const app = await startApp();
  const [rita, sam] = [await app.owner("Rita"), await app.sender("Sam")];
  const [sams, samsPhone, ritas] = [
    await connect(app.url, sam.token),
    await connect(app.url, sam.token),
    await connect(app.url, rita.token),
  ];
  const { conversation } = await sams.ask("conversation:open", {
    key: randomUUID(),
    receiverId: rita.account.id,
  });
  const conversationId = conversation.id;
  const is = (typing: boolean) => ({ conversationId, accountId: sam.account.id, typing });
  return { sams, samsPhone, ritas, conversationId, is };
}

describe("typing", () => {
  test("is told to the other side, not to the writer's own devices", async () => {
    const { sams, samsPhone, ritas, conversationId, is } = await scene();
    await sams.ask("typing:set", { conversationId, typing: true });
    expect(await ritas.hears("typing:changed")).toEqual(is(true));
    await sams.ask("typing:set", { conversationId, typing: false });
    expect(await ritas.hears("typing:changed", ({ typing }) => !typing)).toEqual(is(false));
    await samsPhone.settled();
    expect(samsPhone.heard.filter(({ name }) => name === "typing:changed")).toEqual([]);
  });

  test("ends by itself", async () => {
    const { sams, ritas, conversationId, is } = await scene();
    const began = Date.now();
    await sams.ask("typing:set", { conversationId, typing: true });
    expect(await ritas.hears("typing:changed", ({ typing }) => !typing)).toEqual(is(false));
    expect(Date.now() - began).toBeGreaterThanOrEqual(limits.typingMs - 50);
  });

  test("ends with the message", async () => {
    const { sams, ritas, conversationId, is } = await scene();
    await sams.ask("typing:set", { conversationId, typing: true });
    await sams.ask("message:send", { conversationId, key: randomUUID(), text: "Here" });
    expect(await ritas.hears("typing:changed", ({ typing }) => !typing)).toEqual(is(false));
  });

  test("ends with the message also if both came at once", async () => {
    const { sams, ritas, conversationId, is } = await scene();
    const send = () => sams.ask("message:send", { conversationId, key: randomUUID(), text: "Here" });
    // The first one waits for its limits, the second does not.
    await send();
    await Promise.all([sams.ask("typing:set", { conversationId, typing: true }), send()]);
    await ritas.settled();
    const told = ritas.heard.filter(({ name }) => name === "typing:changed");
    expect(told.at(-1)?.payload ?? is(false)).toEqual(is(false));
  });

  test("ends when the writer's device goes", async () => {
    const { sams, ritas, conversationId, is } = await scene();
    await sams.ask("typing:set", { conversationId, typing: true });
    sams.close();
    expect(await ritas.hears("typing:changed", ({ typing }) => !typing)).toEqual(is(false));
  });
});
