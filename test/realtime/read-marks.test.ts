import { expect, test } from "vitest";
import type { Receipt } from "../../src/shared/model.ts";
import type { ConversationPage } from "../../src/shared/protocol.ts";
import { call, get, type RunningApp, type Somebody, startApp } from "../app.ts";
import { openTab, type Tab } from "../browser-units/tab.ts";
import { connect } from "../device.ts";
import { say, scene, uuid } from "./scene.ts";

test("who keeps read marks to themself is seen to receive and not to read, on every way", async () => {
  const { app, people, sam, rita, ritasPhone, conversationId, opened } = await scene();
  await show(app, people.rita, false);
  await say(sam, conversationId, "Hello");
  const ritas = people.rita.account.id;
  const { receipt } = await rita.ask("receipt:set", { conversationId, readSeq: 1 });
  const own = { accountId: ritas, deliveredSeq: 1, readSeq: 1 };
  const shown = { accountId: ritas, deliveredSeq: 1, readSeq: 0 };
  expect(receipt).toEqual(own);
  expect((await ritasPhone.hears("receipt:changed")).receipt).toEqual(own);
  expect((await sam.hears("receipt:changed")).receipt).toEqual(shown);
  await rita.ask("conversation:close", { conversationId });
  const { conversation } = await sam.hears("conversation:changed");
  expect(ofRita(conversation.receipts)).toMatchObject({ readSeq: 0 });
  const { epoch } = await sam.ask("heads", { epoch: "", heads: {} });
  const synced = await sam.ask("conversation:sync", { conversationId, epoch, version: 0 });
  const page = await get<ConversationPage>(app.url, "/api/conversations", people.sam.token);
  const again = await sam.ask("conversation:open", { key: uuid(), receiverId: ritas });
  for (const receipts of [
    synced.receipts,
    synced.conversation.receipts,
    page.conversations[0]?.receipts ?? [],
    again.conversation.receipts,
  ]) {
    expect(ofRita(receipts)?.readSeq).toBe(0);
  }
  expect(ofRita(opened.conversation.receipts)?.readSeq).toBe(0);

  function ofRita(receipts: Receipt[]) {
    return receipts.find(({ accountId }) => accountId === ritas);
  }
});

test("whoever keeps theirs sees no others'; what was seen before stays", async () => {
  const { app, people, sam, rita, conversationId } = await scene();
  await say(sam, conversationId, "One");
  await rita.ask("receipt:set", { conversationId, readSeq: 1 });
  expect((await sam.hears("receipt:changed")).receipt.readSeq).toBe(1);
  await show(app, people.sam, false);
  await say(sam, conversationId, "Two");
  await rita.ask("receipt:set", { conversationId, readSeq: 2 });
  expect(
    (await sam.hears("receipt:changed", ({ receipt }) => receipt.deliveredSeq === 2)).receipt.readSeq,
  ).toBe(1);
});

test("a page that was told of everything holds what a new one is given, however often people change their mind", async () => {
  const app = await startApp();
  const rita = await app.owner("Rita");
  const sam = await app.sender("Sam");
  const device = { sam: await connect(app.url, sam.token), rita: await connect(app.url, rita.token) };
  const receiverId = rita.account.id;
  const { conversation } = await device.sam.ask("conversation:open", {
    key: uuid(),
    receiverId,
    text: "Hello",
  });
  const { id } = conversation;
  const tabs = { sam: await openTab(app, sam), rita: await openTab(app, rita) };
  let seq = 1;
  for (const [who, act] of wanderings(40)) {
    const somebody = who === "sam" ? sam : rita;
    if (act === "say") seq = (await say(device[who], id, "Well")).message.seq;
    else if (act === "read") await device[who].ask("receipt:set", { conversationId: id, readSeq: seq });
    else if (act === "receive")
      await device[who].ask("receipt:set", { conversationId: id, deliveredSeq: seq });
    else await show(app, somebody, act === "show");
  }
  // The last message is in both pages only after all that was told before it.
  const { message } = await say(device.sam, id, "Bye");
  for (const who of ["sam", "rita"] as const) {
    await tabs[who].until(() => tabs[who].thread(id).conversation.seq === message.seq);
    const { token } = who === "sam" ? sam : rita;
    const { conversations } = await get<ConversationPage>(app.url, "/api/conversations", token);
    expect(receiptsOf(tabs[who], id), who).toEqual(conversations[0]?.receipts);
  }
});

type Act = "say" | "read" | "receive" | "hide" | "show";

/** The same each time: a walk through what people may do, in a long cycle of no pattern that matters. */
function wanderings(steps: number): ["sam" | "rita", Act][] {
  const acts: Act[] = ["say", "read", "hide", "say", "receive", "read", "say", "show", "read"];
  return Array.from({ length: steps }, (_, step) => {
    const turn = (step * step * 7 + step * 3) % 11;
    return [turn % 2 === 0 ? "sam" : "rita", acts[(turn + step) % acts.length] ?? "say"];
  });
}

function receiptsOf(tab: Tab, id: string): Receipt[] {
  return tab.thread(id).conversation.receipts;
}

async function show(app: RunningApp, { token }: Somebody, readMarks: boolean): Promise<void> {
  expect((await call(app.url, "PATCH", "/api/me/preferences", { token, body: { readMarks } })).status).toBe(
    200,
  );
}
