import { describe, expect, test } from "vitest";
import type { SignInListing } from "../../src/shared/sign-ins.ts";
import { call, get, password, type RunningApp, type Somebody, startApp } from "../app.ts";
import { connect } from "../device.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

describe("the life of a session", () => {
  test("ends after a week without use, and not a minute before", async () => {
    const { app, time } = await startAt();
    const sam = await app.sender("Sam");
    time.passes(7 * dayMs - minuteMs);
    expect(await status(app, sam)).toBe(200);
    time.passes(7 * dayMs);
    expect(await status(app, sam)).toBe(401);
  });

  test("goes on while it is used, but ends a month after signing in", async () => {
    const { app, time } = await startAt();
    const sam = await app.sender("Sam");
    const start = time.now();
    expect(Math.abs(sam.expiresAt - (start + 30 * dayMs))).toBeLessThan(1_000);
    for (let day = 6; day < 30; day += 6) {
      time.passes(6 * dayMs);
      expect(await status(app, sam), `day ${day}`).toBe(200);
      await app.accounts.sessions.sweep(() => []);
    }
    time.passes(sam.expiresAt - time.now());
    expect(await status(app, sam)).toBe(401);
  });

  test("goes on while a page is open, however still", async () => {
    const { app, time } = await startAt();
    const sam = await app.sender("Sam");
    const device = await connect(app.url, sam.token);
    for (let day = 5; day <= 10; day += 5) {
      time.passes(5 * dayMs);
      await useIsSaved(app, sam, time.now());
    }
    expect(device.socket.connected).toBe(true);
    expect(await status(app, sam)).toBe(200);
  });

  test("is written down seldom: a busy day costs no writing", async () => {
    const { app, time } = await startAt();
    const sam = await app.sender("Sam");
    const [{ lastUsedAt } = { lastUsedAt: 0 }] = await listOf(app, sam.token);
    for (let minute = 1; minute < 10; minute += 1) {
      time.passes(minuteMs);
      await status(app, sam);
    }
    expect((await listOf(app, sam.token))[0]?.lastUsedAt).toBe(lastUsedAt);
  });

  test("survives a clock that is set back by hours, and one that is set right again", async () => {
    const { app, time } = await startAt();
    const sam = await app.sender("Sam");
    time.passes(-12 * 60 * minuteMs);
    expect(await status(app, sam)).toBe(200);
    time.passes(12 * 60 * minuteMs);
    expect(await status(app, sam)).toBe(200);
  });
});

describe("the list of one's sign-ins", () => {
  test("says where and when, and which one asks", async () => {
    const { app, time } = await startAt();
    const sam = await app.sender("Sam");
    time.passes(minuteMs);
    const phone = await signIn(
      app,
      sam,
      "Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0",
    );
    const listed = await listOf(app, phone.token);
    expect(listed).toEqual([
      {
        id: expect.any(String),
        current: true,
        device: "Firefox on Android",
        address: "127.0.0.1",
        createdAt: time.now(),
        lastUsedAt: time.now(),
        expiresAt: phone.expiresAt,
      },
      expect.objectContaining({ current: false, device: null, createdAt: time.now() - minuteMs }),
    ]);
    expect((await listOf(app, sam.token)).map(({ current }) => current)).toEqual([true, false]);
  });

  test("leaves out what ended, ran out or was not used for a week, and everybody else's", async () => {
    const { app, time } = await startAt();
    const sam = await app.sender("Sam");
    await signIn(app, sam, "idle");
    const ended = await signIn(app, sam, "ended");
    await call(app.url, "DELETE", "/api/sessions/current", { token: ended.token });
    await app.sender("Tia");
    time.passes(4 * dayMs);
    const late = await signIn(app, sam, "late");
    expect(await listOf(app, late.token)).toHaveLength(3);
    time.passes(4 * dayMs);
    expect((await listOf(app, late.token)).map(({ current }) => current)).toEqual([true]);
  });
});

async function startAt() {
  let offset = 0;
  // It stands still, so that what is written down can be compared.
  const frozen = Math.floor(Date.now() / 1_000) * 1_000;
  const time = {
    now: () => frozen + offset,
    passes(ms: number) {
      offset += ms;
    },
  };
  return { app: await startApp({ options: { clock: time.now } }), time };
}

async function status(app: RunningApp, { token }: Pick<Somebody, "token">): Promise<number> {
  return (await call(app.url, "GET", "/api/me", { token })).status;
}

async function listOf(app: RunningApp, token: string): Promise<SignInListing[]> {
  return (await get<{ sessions: SignInListing[] }>(app.url, "/api/sessions", token)).sessions;
}

/** The sweep writes it within a second or two. */
async function useIsSaved(app: RunningApp, { account }: Somebody, at: number): Promise<void> {
  await expect
    .poll(async () => (await app.accounts.sessions.list(account.id))[0]?.lastUsedAt, { timeout: 5_000 })
    .toBe(at);
}

async function signIn(app: RunningApp, { email }: Somebody, userAgent: string): Promise<Somebody> {
  const answer = await fetch(`${app.url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": userAgent },
    body: JSON.stringify({ email, password }),
  });
  return answer.json();
}
