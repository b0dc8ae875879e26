import { describe, expect, test } from "vitest";
import { call, startApp } from "../app.ts";
import { openTab } from "../browser-units/tab.ts";
import { connect } from "../device.ts";

describe("somebody who changes their name", () => {
  test("is called so by those who have them in sight, and by nobody else told", async () => {
    const app = await startApp();
    const rita = await app.owner("Rita");
    const sam = await app.sender("Sam");
    const nora = await app.sender("Nora");
    const sams = await openTab(app, sam);
    sams.chat.dispatch({ type: "receivers:fetched", receivers: [rita.account] });
    await sams.until(({ presences }) => presences[rita.account.id] !== undefined);
    const noras = await connect(app.url, nora.token);
    const heard: string[] = [];
    noras.socket.onAny((event: string) => heard.push(event));
    await rename(app.url, rita.token, "Rita Reyes");
    await sams.until(({ receivers }) => receivers[0]?.name === "Rita Reyes");
    await noras.ask("heads", { epoch: "", heads: {} });
    expect(heard).toEqual([]);
  });

  test("is called so by a page that was away when it happened", async () => {
    const app = await startApp();
    const rita = await app.owner("Rita");
    const sam = await app.sender("Sam");
    const sams = await openTab(app, sam);
    sams.chat.dispatch({ type: "receivers:fetched", receivers: [rita.account] });
    await sams.until(({ presences }) => presences[rita.account.id] !== undefined);
    sams.leave();
    await sams.until(({ connection }) => connection === "offline");
    await rename(app.url, rita.token, "Rita Reyes");
    await sams.comeBack();
    await sams.until(({ receivers }) => receivers[0]?.name === "Rita Reyes");
  });
});

test("what Enter does is changed on one's other devices at once", async () => {
  const app = await startApp();
  const rita = await app.owner("Rita");
  const ritas = await openTab(app, rita);
  await call(app.url, "PATCH", "/api/me/preferences", { token: rita.token, body: { enter: "breaks" } });
  await ritas.until(({ preferences }) => preferences.enter === "breaks");
});

async function rename(url: string, token: string, name: string): Promise<void> {
  expect((await call(url, "PUT", "/api/me/name", { token, body: { name } })).status).toBe(200);
}
