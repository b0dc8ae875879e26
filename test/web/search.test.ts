import { expect, test } from "vitest";
import type { SearchPage } from "../../src/shared/protocol.ts";
import { call, get } from "../app.ts";
import { form, talking } from "./talking.ts";

test("somebody without script finds what was said, and goes to its place", async () => {
  const { app, ana, anaBrowser, ownerBrowser, path, id } = await talking();
  await anaBrowser.submit(`${path}/messages`, form(await anaBrowser.open(path), "The <b>parcel</b> is late"));
  const ask = () => get<SearchPage>(app.url, "/api/search?q=parcel", ana.token);
  await expect.poll(async () => (await ask()).hits.length, { timeout: 5_000 }).toBe(1);
  const page = await ownerBrowser.open("/search?q=late+parcel&until=2999-01-01");
  expect(page.html).toContain("The &lt;b><mark>parcel</mark>&lt;/b> is <mark>late</mark>");
  expect(page.html).toContain(`href="/chat/${id}?at=2#message-2"`);
  expect((await ownerBrowser.open("/search?q=parcel&until=2001-01-01")).html).toContain(
    "Nothing was found for",
  );
  expect((await ownerBrowser.open("/search")).status).toBe(200);
  expect(await ask()).toMatchObject({
    cursor: null,
    hits: [
      {
        conversationId: id,
        seq: 2,
        author: { name: "Ana" },
        excerpt: [{}, { text: "parcel", hit: true }, {}],
      },
    ],
  });
});

test.each([
  '"',
  "*",
  "NEAR(a b)",
  "a AND",
  "words:a",
  "'; DROP TABLE message; --",
  "^",
  "(",
  "\u0000",
  "-a",
  "a\u0000b",
  "+",
  "💥",
  "%00",
  "a ".repeat(100),
])("no query is more than words: %j", async (q) => {
  const { app, ana } = await talking();
  const { status } = await call(app.url, "GET", `/api/search?q=${encodeURIComponent(q)}`, {
    token: ana.token,
  });
  expect([200, 400]).toContain(status);
});

test.each([
  "",
  "?q=",
  "?q=%20",
  "?q=a&hasLink=maybe",
  "?q=a&after=x",
  "?nonsense=1",
  `?q=${"a".repeat(201)}`,
])("a search for nothing that makes sense is refused: %s", async (query) => {
  const { app, ana } = await talking();
  expect((await call(app.url, "GET", `/api/search${query}`, { token: ana.token })).status).toBe(400);
});
