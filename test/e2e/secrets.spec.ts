import type { Page } from "@playwright/test";
import { begin, rows, say } from "./acts.ts";
import { expect, password, test } from "./fixtures.ts";

test.use({ settings: { LOG_LEVEL: "trace" } });

test("the token is in its cookie and nowhere else: no storage, address, page, script or log", {
  tag: "@process",
}, async ({ receiver, program, context }) => {
  const rita = await receiver("Rita Reyes");
  const page = await context.newPage();
  const addresses: string[] = [];
  const bodies: Promise<string>[] = [];
  const words: string[] = [];
  context.on("request", (request) => addresses.push(request.url(), request.headers().referer ?? ""));
  context.on("console", (message) => words.push(message.text()));
  context.on("response", (response) => {
    // A redirect has no body to read, and an answer to a page that was left is gone.
    if (response.status() < 300) bodies.push(response.text().catch(() => ""));
  });
  page.on("websocket", (line) => {
    addresses.push(line.url());
    line.on("framesent", ({ payload }) => words.push(String(payload)));
    line.on("framereceived", ({ payload }) => words.push(String(payload)));
  });

  await page.goto(`${program.url}/sign-up`);
  await page.getByLabel("Your name").fill("Sam Okoro");
  await page.getByLabel("E-mail").fill("sam@people.example");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.waitForURL(/\/chat/);
  const sam = { name: "Sam Okoro", email: "sam@people.example", page, context };
  await begin(sam, rita, "hello");
  await say(rita.page, "hello to you");
  await expect(rows(page)).toHaveCount(2);
  await page.reload();
  await say(page, "still here");
  await expect(rows(rita.page)).toHaveCount(3);
  await context.setOffline(true);
  await say(page, "not gone out yet");

  const cookie = (await context.cookies()).find(({ name }) => name === "session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const token = cookie?.value ?? "";
  expect(token.length).toBeGreaterThan(100);
  const kept = await keptIn(page);
  expect(kept).toContain("not gone out yet");
  const seen = [
    kept,
    await page.content(),
    ...addresses,
    ...words,
    ...(await Promise.all(bodies)),
    program.said(),
  ];
  await context.setOffline(false);
  await expect(rows(rita.page)).toHaveCount(4);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  seen.push(await keptIn(page), await page.content(), ...addresses, ...words, program.said());

  expect(program.said()).toContain('"path":"/chat"');
  const secrets = [token, ...token.split("."), password].filter(
    (secret) => secret.length > 40 || secret === password,
  );
  for (const text of seen) for (const secret of secrets) expect(text).not.toContain(secret);
});

/** All that a script could find on this device. */
function keptIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      history.state,
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name ?? ""));
      for (const shelf of database.objectStoreNames) {
        kept.push(await asked(database.transaction(shelf).objectStore(shelf).getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) kept.push(name);
    return JSON.stringify(kept);

    function asked<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
  });
}
