import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hiddenField, signedInBrowser } from "./browser.ts";
import { form, talking, texts, twoPeople } from "./talking.ts";

describe("a message that is refused", () => {
  const refusals: [string, string, number, string][] = [
    ["blank", " \r\n ", 400, "Please write something first."],
    ["too long", "é".repeat(4001), 413, "Please send it in parts."],
  ];

  test.each(refusals)(
    "because it is %s stands in the composer again",
    async (_why, text, status, sentence) => {
      const { app, ana, anaBrowser, path, id } = await talking();
      const fields = form(await anaBrowser.open(path), text);
      const page = await anaBrowser.submit(`${path}/messages`, fields);
      expect(page.status).toBe(status);
      expect(page.html).toContain(sentence);
      expect(page.html).toContain(`>${text.replaceAll("\r\n", "\n")}</textarea>`);
      expect(hiddenField(page, "key")).toBe(fields.key);
      expect(await texts(app, ana, id)).toEqual(["Hello"]);
    },
  );

  test("at the start of a conversation stands there again too", async () => {
    const { owner, anaBrowser } = await twoPeople();
    const path = `/chat/with/${owner.account.id}`;
    const page = await anaBrowser.submit(path, { key: randomUUID(), text: "é".repeat(4001) });
    expect(page.status).toBe(413);
    expect(page.html).toContain(`action="${path}"`);
    expect(page.html).toContain("éééé</textarea>");
  });

  test("because the form was sent before with other words gets a name of its own", async () => {
    const { app, ana, anaBrowser, path, id } = await talking();
    const fields = form(await anaBrowser.open(path), "First thought");
    await anaBrowser.submit(`${path}/messages`, fields);
    const page = await anaBrowser.submit(`${path}/messages`, { ...fields, text: "Second <b>thought</b>" });
    expect(page.status).toBe(409);
    expect(page.html).toContain("Second &lt;b>thought&lt;/b></textarea>");
    expect(hiddenField(page, "key")).not.toBe(fields.key);
    await anaBrowser.submit(`${path}/messages`, form(page, "Second thought"));
    expect(await texts(app, ana, id)).toEqual(["Hello", "First thought", "Second thought"]);
  });

  test("because of a key that is none says so", async () => {
    const { anaBrowser, path } = await talking();
    expect((await anaBrowser.submit(`${path}/messages`, { key: "x", text: "Hello" })).status).toBe(400);
  });

  test("because of too many says when, and keeps it", async () => {
    const { anaBrowser: browser, owner } = await twoPeople({ rateLimitScale: 1 / 60 });
    const path = `/chat/with/${owner.account.id}`;
    expect((await browser.submit(path, { key: randomUUID(), text: "One" })).status).toBe(303);
    const page = await browser.submit(path, { key: randomUUID(), text: "Two" });
    expect(page.status).toBe(429);
    expect(page.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(page.html).toContain("Two</textarea>");
    expect(page.html).toContain("That was too often.");
  });
});

describe("a conversation of others", () => {
  test("is not there: to read, to write into, or to delete from", async () => {
    const { app, path } = await talking();
    const eve = await signedInBrowser(app, (await app.sender("Eve")).email);
    for (const place of [path, "/chat/AAAAAAAAAAAAAAAAAAAAAA"]) {
      expect((await eve.open(place)).status).toBe(404);
      expect((await eve.submit(`${place}/messages`, { key: randomUUID(), text: "Hi" })).status).toBe(404);
      const messageId = `${place.replace("/chat/", "")}.1`;
      expect((await eve.submit(`${place}/messages/${messageId}/delete`, {})).status).toBe(404);
    }
  });

  test("cannot be started with somebody who does not answer, nor by somebody who does", async () => {
    const { app, ana, owner, ownerBrowser } = await twoPeople();
    const eve = await signedInBrowser(app, (await app.sender("Eve")).email);
    for (const path of [`/chat/with/${ana.account.id}`, "/chat/with/nobody"]) {
      expect((await eve.open(path)).status).toBe(404);
      expect((await eve.submit(path, { key: randomUUID(), text: "Hi" })).status).toBe(404);
    }
    expect((await ownerBrowser.open(`/chat/with/${owner.account.id}`)).status).toBe(403);
  });
});
