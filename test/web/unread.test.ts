import { expect, test } from "vitest";
import type { ConversationPage } from "../../src/shared/protocol.ts";
import { call, get } from "../app.ts";
import { connect } from "../device.ts";
import { talking } from "./talking.ts";

test("what a receiver marks as unread is so on all their devices, and the other side hears nothing of it", async () => {
  const { app, owner, ana, id: conversationId } = await talking();
  const [desk, phone] = [await connect(app.url, owner.token), await connect(app.url, owner.token)];
  const anas = await connect(app.url, ana.token);
  await desk.ask("receipt:set", { conversationId, readSeq: 1 });
  await anas.hears("receipt:changed", ({ receipt }) => receipt.readSeq === 1);
  const mark = (token: string, body: object, of = conversationId) =>
    call(app.url, "PUT", `/api/conversations/${of}/unread`, { token, body });
  const answer = await mark(owner.token, { from: 1 });
  expect(answer.status).toBe(200);
  const { receipt } = await answer.json();
  expect(receipt).toMatchObject({ readSeq: 1, unread: { after: 0, nth: 1 } });
  for (const device of [desk, phone]) {
    const told = await device.hears("receipt:changed", (news) => news.receipt.unread !== undefined);
    expect(told).toEqual({ conversationId, receipt });
  }
  const listed = await get<ConversationPage>(app.url, "/api/conversations?filter=unread", owner.token);
  expect(listed.conversations[0]?.receipts).toContainEqual(receipt);
  const others = await get<ConversationPage>(app.url, "/api/conversations", ana.token);
  expect(JSON.stringify([others, anas.heard])).not.toContain('"unread":{');
  for (const from of [0, 1.5, "1", undefined]) expect((await mark(owner.token, { from })).status).toBe(400);
  expect((await mark(ana.token, { from: 1 })).status).toBe(403);
  expect((await mark(owner.token, { from: 1 }, "nowhere")).status).toBe(404);
});
