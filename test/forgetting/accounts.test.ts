import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { call, get, password, post, startApp } from "../app.ts";
import { openTab } from "../browser-units/tab.ts";
import { connect } from "../device.ts";
import { newBrowser, signedInBrowser } from "../web/browser.ts";
import { inFiles } from "./in-files.ts";

test("who deletes their account is in no file any more, signed out at once, and nobody to the other side", async () => {
  const app = await startApp({ options: { forgetWithinMs: 50 } });
  const rita = await app.owner("Rita");
  const name = `Canary ${randomUUID()}`;
  const email = `canary-${randomUUID()}@people.example`;
  const made = { name, email, password, role: "sender" };
  const sam = await post<{ token: string; account: { id: string } }>(app.url, "/api/accounts", made);
  const phone = await connect(app.url, sam.token);
  const receiverId = rita.account.id;
  await phone.ask("conversation:open", { key: randomUUID(), receiverId, text: "Good morning" });
  const ritas = await openTab(app, rita);
  await ritas.until(({ presences }) => presences[sam.account.id] !== undefined);
  expect(await inFiles(app.dataDir, [name, email])).toEqual([name, email]);

  const browser = await signedInBrowser(app, email);
  const wrong = await browser.submit("/settings/data/delete", { current: "not mine" });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain("This is not your current password.");
  const ended = new Promise((resolve) => phone.socket.on("session:ended", resolve));
  const done = await browser.submit("/settings/data/delete", { current: password });
  expect(done).toMatchObject({ status: 303, location: "/sign-in?ended=deleted" });
  expect(done.headers.get("clear-site-data")).toBe('"storage"');
  await ended;
  expect((await call(app.url, "GET", "/api/me", { token: sam.token })).status).toBe(401);
  expect((await newBrowser(app.url).submit("/sign-in", { email, password })).status).toBe(401);

  const nameOf = { sender: { id: sam.account.id, name: "Deleted account", deleted: true } };
  const { threads } = await ritas.until(({ threads }) =>
    Object.values(threads).some(({ conversation }) => conversation.sender.name === "Deleted account"),
  );
  expect(Object.values(threads)[0]?.conversation).toMatchObject(nameOf);
  const { id: conversationId } = Object.values(threads)[0]?.conversation ?? { id: "" };
  const ritasPhone = await connect(app.url, rita.token);
  const wish = { conversationId, key: crypto.randomUUID(), text: "Are you there?" };
  const refusal = await ritasPhone.refused("message:send", wish);
  expect(refusal).toEqual({
    code: "forbidden",
    message: "This account was deleted: nobody would read what you write here.",
  });
  const page = await (await signedInBrowser(app, rita.email)).open(`/chat/${conversationId}`);
  expect(page.html).toContain("This account was deleted, so nobody would read what you write here.");
  expect(page.html).not.toContain("<textarea");
  const fresh = await get<{ conversations: object[] }>(app.url, "/api/conversations", rita.token);
  expect(fresh.conversations).toMatchObject([{ ...nameOf, lastMessage: { text: "Good morning" } }]);
  await expect.poll(() => inFiles(app.dataDir, [name, email]), { timeout: 5_000 }).toEqual([]);
});

test("the owner's account stays, since there is no other owner", async () => {
  const app = await startApp();
  const owner = await app.owner("Rita");
  const refused = await call(app.url, "DELETE", "/api/me", {
    token: owner.token,
    body: { current: password },
  });
  expect(refused.status).toBe(403);
  const browser = await signedInBrowser(app, owner.email);
  expect((await browser.open("/settings/data")).html).toContain("You are the owner.");
});
