import { expect, test } from "vitest";
import { call, startApp } from "../app.ts";
import { attempt } from "./attempt.ts";
import { forgeries, resigned } from "./forgeries.ts";
import { signIn } from "./matrix/world.ts";

const secretKey = "a key of the tests, long enough to sign";

test("no token but ours opens anything, by cookie, header, or socket", async () => {
  const app = await startApp({ config: { secretKey } });
  await app.owner();
  const [sam, tia] = [await app.sender("Sam"), await app.sender("Tia")];
  const ended = await signIn(app.url, sam);
  await call(app.url, "DELETE", "/api/sessions/current", { token: ended });
  const tokens = forgeries({ real: sam.token, foreign: tia.token, ended, secretKey });
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(tokens.length);

  // The way in which they are made is the right one: with nothing changed, it opens everything.
  expect(await doors(app.url, resigned(sam.token, secretKey))).toEqual([
    "cookie",
    "bearer",
    "socket",
    "page",
  ]);

  const accepted: string[] = [];
  for (const { what, token } of tokens) {
    for (const door of await doors(app.url, token)) accepted.push(`${what}, by ${door}`);
  }
  console.info(`${tokens.length} tokens at four doors: ${accepted.length} accepted.`);
  expect(tokens.length).toBeGreaterThanOrEqual(60);
  expect(accepted).toEqual([]);
});

/** Which doors a token opens. */
async function doors(url: string, token: string): Promise<string[]> {
  const me = (headers: Record<string, string>) => asked(`${url}/api/me`, headers);
  const origin = url;
  const opened: [string, boolean][] = [
    ["cookie", await me({ cookie: `session=${token}` })],
    ["bearer", await me({ authorization: `Bearer ${token}` })],
    ["socket", (await attempt(url, { auth: { token } })) === "connected"],
    ["page", await fromPage(url, { cookie: `session=${token}`, origin })],
  ];
  return opened.filter(([, isOpen]) => isOpen).map(([door]) => door);
}

async function fromPage(url: string, extraHeaders: Record<string, string>): Promise<boolean> {
  if (!canBeSent(extraHeaders)) return false;
  return (await attempt(url, { extraHeaders })) === "connected";
}

async function asked(url: string, headers: Record<string, string>): Promise<boolean> {
  return canBeSent(headers) && (await fetch(url, { headers })).ok;
}

/** Some of them no header can carry. */
function canBeSent(headers: Record<string, string>): boolean {
  return Object.values(headers).every((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value));
}
