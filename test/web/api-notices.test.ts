import { expect, test } from "vitest";
import { call, get, startApp } from "../app.ts";

test("what somebody does not want to be told of is kept with their account, and a quiet time ends by itself", async () => {
  const app = await startApp();
  const owner = await app.owner();
  const sam = await app.sender("Sam Okoro");
  const put = (path: string, body: object, token = sam.token) => call(app.url, "PUT", path, { body, token });
  const mine = () => get(app.url, "/api/me/notices", sam.token);
  expect(await mine()).toEqual({ quietUntil: null, muted: [] });

  const until = Date.now() + 3_600_000;
  expect(await (await put("/api/me/notices", { quietUntil: until })).json()).toMatchObject({
    quietUntil: until,
  });
  expect(await mine()).toEqual({ quietUntil: until, muted: [] });
  await put("/api/me/notices", { quietUntil: Date.now() - 1 });
  expect(await mine()).toEqual({ quietUntil: null, muted: [] });
  for (const quietUntil of [-1, 1.5, "soon", 1e300, undefined]) {
    expect((await put("/api/me/notices", { quietUntil })).status).toBe(400);
  }
  expect((await put("/api/conversations/nowhere/muted", { muted: true })).status).toBe(404);
  expect((await put("/api/conversations/nowhere/muted", { muted: "yes" })).status).toBe(400);
  expect(await get(app.url, "/api/me/notices", owner.token)).toEqual({ quietUntil: null, muted: [] });
});
