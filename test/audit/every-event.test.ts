import { expect, test } from "vitest";
import { type AuditEvent, auditEvents } from "../../src/shared/audit.ts";
import type { Store } from "../../src/store/port.ts";
import { call, get, password, type RunningApp, type Somebody } from "../app.ts";
import { signIn, startTimedApp, tryToSignIn, turnOn } from "../two-factor/scene.ts";
import { newBrowser } from "../web/browser.ts";

/** Those that need limits or a restart: trail.test.ts, and test/backup/restore.test.ts. */
const elsewhere: AuditEvent[] = ["sign-in:limited", "limit:reached", "key:rotated", "data:restored"];

test("each kind of event stands in the trail once for each time it happened", async () => {
  const { app, time } = await startTimedApp();
  const owner = await app.owner();
  const rita = await app.receiver("Rita Reyes");
  await app.sender("Sam Okoro");
  const as = (who: Somebody, method: string, path: string, body?: object) =>
    done(app, who, method, path, body);

  await tryToSignIn(app, { email: rita.email, password: "not hers" });
  const other = await signIn(app, rita);
  const third = await signIn(app, rita);
  await as(rita, "DELETE", `/api/sessions/${await sessionOf(app, other)}`);
  await as(rita, "DELETE", "/api/sessions");
  expect((await call(app.url, "GET", "/api/me", third)).status).toBe(401);
  await as(rita, "PUT", "/api/me/name", { name: "Rita Reyes-Okoro" });
  await as(rita, "PUT", "/api/me/password", { current: password, password: `${password}!` });
  await as(rita, "PUT", "/api/me/password", { current: `${password}!`, password });

  await as(owner, "POST", `/people/${rita.account.id}/disable`);
  await as(owner, "POST", `/people/${rita.account.id}/enable`);
  await useResetLink(app, owner, rita);
  await useTwoFactor(app, time, owner, rita);
  await as(owner, "GET", "/audit.csv");
  const report = { "csp-report": { "violated-directive": "script-src", "blocked-uri": "inline" } };
  const headers = { "content-type": "application/csp-report" };
  await fetch(`${app.url}/csp-reports`, { method: "POST", headers, body: JSON.stringify(report) });

  const gone = await app.sender("Gone Gordon");
  await as(gone, "POST", "/api/me/export", { current: password });
  await as(gone, "DELETE", "/api/me", { current: password });

  const counts = await countsOf(app, owner);
  const missing = auditEvents.filter((event) => !elsewhere.includes(event) && !counts.has(event));
  expect(missing).toEqual([]);
  expect(Object.fromEntries(counts)).toMatchObject({
    "setup:done": 1,
    "invitation:made": 2,
    "invitation:used": 1,
    "sign-in:failed": 1,
    "session:ended": 1,
    "sessions:ended": 1,
    "session:signed-out": 1,
    "account:deleted": 1,
    "data:exported": 1,
    "name:changed": 1,
    "password:changed": 2,
    "account:disabled": 1,
    "account:enabled": 1,
    "reset-link:made": 1,
    "reset-link:used": 1,
    "account:made": 2,
    "two-factor:on": 3,
    "two-factor:off": 1,
    "two-factor:removed": 1,
    "two-factor:failed": 1,
    "recovery-code:used": 1,
    "access:denied": 1,
    "policy:violated": 1,
    "trail:exported": 1,
  });
});

async function useResetLink(app: RunningApp, owner: Somebody, rita: Somebody): Promise<void> {
  const page = await done(app, owner, "POST", `/people/${rita.account.id}/reset-link`);
  const [, link = ""] = /reset\?link=([\w%-]+)/.exec(await page.text()) ?? [];
  const used = await newBrowser(app.url).submit("/reset", { link, password });
  expect(used.status).toBe(303);
}

async function useTwoFactor(app: RunningApp, time: { now: number }, owner: Somebody, rita: Somebody) {
  await done(app, owner, "POST", "/api/invitations", {});
  const before = await signIn(app, rita);
  await call(app.url, "POST", "/api/invitations", { body: {}, token: before.token });
  const phone = await turnOn(app, before, time);
  const wrong = await tryToSignIn(app, { email: rita.email, password, code: "000000" });
  expect(wrong.status).toBe(401);
  const again = await signIn(app, rita, phone.recoveryCodes[0]);
  await done(app, again, "POST", "/api/me/two-factor/recovery-codes", { password });
  await done(app, again, "DELETE", "/api/me/two-factor", { code: phone.next() });
  time.now += 60_000;
  await turnOn(app, again, time);
  await turnOn(app, owner, time);
  await done(app, owner, "PUT", "/api/team/two-factor", { required: true });
  await done(app, owner, "PUT", "/api/team/two-factor", { required: false });
  await done(app, owner, "DELETE", `/api/accounts/${rita.account.id}/two-factor`);
  const last = await signIn(app, rita);
  await done(app, last, "DELETE", "/api/sessions/current");
}

async function sessionOf(app: RunningApp, { token }: Somebody): Promise<string> {
  const { sessions } = await get<{ sessions: { id: string; current: boolean }[] }>(
    app.url,
    "/api/sessions",
    token,
  );
  return sessions.find(({ current }) => current)?.id ?? "";
}

/** Asks for something that must work. */
async function done(app: RunningApp, { token }: Somebody, method: string, path: string, body?: object) {
  const answer = await call(app.url, method, path, { body, token });
  expect(answer.status, `${method} ${path}`).toBeLessThan(400);
  return answer;
}

async function countsOf(app: RunningApp, owner: Somebody): Promise<Map<AuditEvent, number>> {
  await done(app, owner, "GET", "/audit"); // What is under way is stored before it is shown.
  const store = app.chat.store as Store; // The app's one store; the chat's view of it has no trail.
  const { entries } = await store.trail({ limit: 1_000 });
  const kinds = Map.groupBy(entries, ({ event }) => event);
  return new Map([...kinds].map(([event, rows]) => [event, rows.length]));
}
