import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { call, get, startApp } from "../app.ts";
import { openTab } from "../browser-units/tab.ts";
import { connect } from "../device.ts";
import { fetchFile, picture } from "../files/uploading.ts";

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

test("a picture is cut square, shown to those who have its person in sight at once, and taken away again", async () => {
  const app = await startApp();
  const rita = await app.owner("Rita");
  const sam = await app.sender("Sam");
  const sams = await openTab(app, sam);
  sams.chat.dispatch({ type: "receivers:fetched", receivers: [rita.account] });
  await sams.until(({ presences }) => presences[rita.account.id] !== undefined);
  const sent = await putPicture(app.url, rita.token, await picture("jpeg", { width: 400, height: 100 }));
  expect(sent.status).toBe(200);
  const { receivers } = await sams.until(({ receivers }) => receivers[0]?.picture !== undefined);
  const shown = await fetchFile(app.url, sam.token, `/portraits/${rita.account.id}?${receivers[0]?.picture}`);
  expect(shown.headers.get("content-type")).toBe("image/webp");
  const { width, height, format } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
  expect({ width, height, format }).toEqual({ width: 256, height: 256, format: "webp" });
  expect(await get(app.url, "/api/me", rita.token)).toMatchObject({
    account: { picture: expect.any(String) },
  });
  expect((await putPicture(app.url, rita.token, Buffer.from("<svg></svg>"))).status).toBe(400);
  await call(app.url, "DELETE", "/api/me/picture", { token: rita.token });
  await sams.until(({ receivers }) => receivers[0]?.picture === undefined);
  expect((await fetchFile(app.url, sam.token, `/portraits/${rita.account.id}`)).status).toBe(204);
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

function putPicture(url: string, token: string, body: BodyInit): Promise<Response> {
  return fetch(`${url}/api/me/picture`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}` },
    body,
  });
}
