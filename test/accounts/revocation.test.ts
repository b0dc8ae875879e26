import { join } from "node:path";
import Database from "better-sqlite3";
import { io } from "socket.io-client";
import { describe, expect, onTestFinished, test } from "vitest";
import type { SignInListing } from "../../src/shared/sign-ins.ts";
import { call, get, password, post, type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect, type Device, deviceOf } from "../device.ts";
import { newBrowser, signedInBrowser } from "../web/browser.ts";

/** Every way in which a session ends before its time, and what its sockets are told. */
const ways: [string, string, (scene: Scene) => Promise<unknown>][] = [
  ["signing out", "signed_out", ({ app, lost }) => call(app.url, "DELETE", "/api/sessions/current", lost)],
  [
    "signing it out from another device",
    "signed_out",
    ({ app, sam, lost }) => endFromElsewhere(app, sam, lost),
  ],
  [
    "signing out everywhere else",
    "signed_out",
    ({ app, sam }) => call(app.url, "DELETE", "/api/sessions", sam),
  ],
  ["a new password", "ended", ({ app, sam }) => changePassword(app, sam)],
  ["a reset link", "ended", (scene) => resetPassword(scene)],
  ["disabling the account", "disabled", (scene) => act(scene, "disable")],
  ["what another process wrote down", "ended", ({ app, lost }) => endInStore(app, lost)],
];

describe.each(ways)("a session that ended by %s", (_how, reason, end) => {
  test("closes its sockets within a second, and its token opens nothing any more", async () => {
    const scene = await newScene();
    const { app, lost, tia } = scene;
    const open = [await connect(app.url, lost.token), await polling(app, lost.token)];
    const stranger = await connect(app.url, tia.token);
    const closed = Promise.all(open.map(({ socket }) => closing(socket)));
    await end(scene);
    const endedAt = performance.now();
    for (const device of open) expect(await device.hears("session:ended")).toEqual({ reason });
    await closed;
    // A second, and what a busy machine takes.
    expect(performance.now() - endedAt).toBeLessThan(2_000);

    expect((await call(app.url, "GET", "/api/me", lost)).status).toBe(401);
    const cookie = { cookie: `session=${lost.token}` };
    expect((await fetch(`${app.url}/chat`, { headers: cookie, redirect: "manual" })).status).toBe(303);
    for (const transport of ["websocket", "polling"]) {
      expect(await handshake(app, lost.token, transport), transport).toBe("unauthenticated");
    }
    await stranger.settled();
  });
});

describe("nobody ends what is not theirs", () => {
  test("another's session answers like one that never was, and lives on", async () => {
    const { app, lost, tia } = await newScene();
    const [session] = await listOf(app, lost.token);
    const foreign = await call(app.url, "DELETE", `/api/sessions/${session?.id}`, tia);
    const missing = await call(app.url, "DELETE", "/api/sessions/AAAAAAAAAAAAAAAAAAAAAA", tia);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(withoutId(await foreign.text())).toBe(withoutId(await missing.text()));
    expect((await call(app.url, "GET", "/api/me", lost)).status).toBe(200);
  });

  test("signing out everywhere else keeps the one that asks", async () => {
    const { app, sam } = await newScene();
    await call(app.url, "DELETE", "/api/sessions", sam);
    expect((await call(app.url, "GET", "/api/me", sam)).status).toBe(200);
  });
});

describe("a disabled account", () => {
  test("is refused like a wrong password, word for word, and comes back when it is enabled", async () => {
    const scene = await newScene();
    const { app, sam } = scene;
    await act(scene, "disable");
    const right = await signIn(app, { email: sam.email, password });
    const wrong = await signIn(app, { email: sam.email, password: "not the password" });
    expect([right.status, wrong.status]).toEqual([401, 401]);
    expect(withoutId(await right.text())).toBe(withoutId(await wrong.text()));
    await act(scene, "enable");
    expect((await signIn(app, { email: sam.email, password })).status).toBe(201);
    expect((await call(app.url, "GET", "/api/me", sam)).status).toBe(401);
  });
});

describe("signing in anew on a browser", () => {
  test("ends what it was signed in with before, so that nobody else goes on with it", async () => {
    const { app, sam, tia } = await newScene();
    const browser = await signedInBrowser(app, sam.email);
    const planted = browser.cookies.get("session") ?? "";
    await browser.submit("/sign-in", { email: tia.email, password });
    expect(browser.cookies.get("session")).not.toBe(planted);
    expect((await call(app.url, "GET", "/api/me", { token: planted })).status).toBe(401);
  });

  test("minds no cookie that is none of ours", async () => {
    const { app, sam } = await newScene();
    for (const value of ["garbage", "a.b.c", "%00"]) {
      const browser = newBrowser(app.url);
      browser.cookies.set("session", value);
      expect((await browser.submit("/sign-in", { email: sam.email, password })).status).toBe(303);
    }
  });
});

interface Scene {
  app: RunningApp;
  olga: Somebody;
  tia: Somebody;
  /** Sam at the desk, and on the device that he wants to be rid of. */
  sam: Somebody;
  lost: Somebody;
}

async function newScene(): Promise<Scene> {
  const app = await startApp();
  const [olga, sam, tia] = [await app.owner("Olga"), await app.sender("Sam"), await app.sender("Tia")];
  const lost = await post<Somebody>(app.url, "/api/sessions", { email: sam.email, password });
  return { app, olga, sam, tia, lost };
}

function signIn(app: RunningApp, body: object): Promise<Response> {
  return call(app.url, "POST", "/api/sessions", { body });
}

async function listOf(app: RunningApp, token: string): Promise<SignInListing[]> {
  return (await get<{ sessions: SignInListing[] }>(app.url, "/api/sessions", token)).sessions;
}

async function currentId(app: RunningApp, { token }: Somebody): Promise<string> {
  return (await listOf(app, token)).find(({ current }) => current)?.id ?? "";
}

async function endFromElsewhere(app: RunningApp, sam: Somebody, lost: Somebody): Promise<void> {
  await call(app.url, "DELETE", `/api/sessions/${await currentId(app, lost)}`, sam);
}

async function endInStore(app: RunningApp, lost: Somebody): Promise<void> {
  const database = new Database(join(app.dataDir, "parley.db"));
  const end = database.prepare("UPDATE session SET ended_at = ? WHERE id = ?");
  end.run(Date.now(), await currentId(app, lost));
  database.close();
}

async function changePassword(app: RunningApp, { token }: Somebody): Promise<void> {
  const body = { current: password, password: "another good password" };
  expect((await call(app.url, "PUT", "/api/me/password", { token, body })).status).toBe(204);
}

async function act({ app, olga, sam }: Scene, does: string): Promise<string> {
  const owner = newBrowser(app.url);
  owner.cookies.set("session", olga.token);
  const page = await owner.submit(`/people/${sam.account.id}/${does}`, {});
  expect(page.status).toBeLessThan(400);
  return page.html;
}

async function resetPassword(scene: Scene): Promise<void> {
  const [, link = ""] = /\/reset\?link=([\w-]+)/.exec(await act(scene, "reset-link")) ?? [];
  const page = await newBrowser(scene.app.url).submit("/reset", { link, password: "another good password" });
  expect(page.status).toBe(303);
}

async function polling(app: RunningApp, token: string): Promise<Pick<Device, "socket" | "hears">> {
  const socket: Device["socket"] = io(app.url, { auth: { token }, transports: ["polling"], forceNew: true });
  onTestFinished(() => void socket.close());
  const device = deviceOf(socket);
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  return device;
}

function closing(socket: Device["socket"]): Promise<unknown> {
  return new Promise((resolve) => socket.once("disconnect", resolve));
}

/** "connected", or the code of the refusal. */
async function handshake(app: RunningApp, token: string, transport: string): Promise<string> {
  const socket = io(app.url, {
    auth: { token },
    transports: [transport],
    forceNew: true,
    reconnection: false,
  });
  onTestFinished(() => void socket.close());
  return new Promise((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error: Error & { data?: { code: string } }) =>
      resolve(error.data?.code ?? error.message),
    );
  });
}

/** Every answer of ours names itself. */
function withoutId(told: string): string {
  return told.replace(/"requestId":"[^"]*"/, "");
}
