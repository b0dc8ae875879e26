import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createUnhurried } from "../../src/web/own-data/unhurried.ts";
import { call, password, type RunningApp, type Somebody } from "../app.ts";
import { connect } from "../device.ts";
import { upload } from "../files/uploading.ts";
import { talking } from "./talking.ts";
import { readZip } from "./zip-reader.ts";

describe("somebody who takes their data along", () => {
  test("has their account, and every message of every conversation with its author and time", async () => {
    const { app, owner, ana, id } = await talking();
    const anas = await connect(app.url, ana.token);
    for (let number = 1; number <= 130; number += 1) {
      const text = `Number ${number} <b>&amp;</b>`;
      await anas.ask("message:send", { conversationId: id, key: randomUUID(), text });
    }
    const files = await copyOf(app, ana);
    expect([...files.keys()].toSorted()).toEqual([
      "account.json",
      "conversations/0001-Olga-Owner.html",
      "conversations/0001-Olga-Owner.json",
      "index.html",
      "style.css",
      "trail.html",
      "trail.json",
    ]);
    const account = JSON.parse(files.get("account.json") ?? "");
    expect(account).toMatchObject({ account: { name: "Ana", email: ana.email }, sessions: [{}, {}] });
    const talk = JSON.parse(files.get("conversations/0001-Olga-Owner.json") ?? "");
    expect(talk).toMatchObject({ id, receiver: { id: owner.account.id, name: "Olga Owner" } });
    expect(talk.messages.map(({ text }: { text: string }) => text.split(" <")[0])).toEqual([
      "Hello",
      ...Array.from({ length: 130 }, (_, before) => `Number ${before + 1}`),
    ]);
    const page = files.get("conversations/0001-Olga-Owner.html") ?? "";
    expect(page.match(/<article/g)).toHaveLength(131);
    expect(page).toContain("Number 130 &lt;b>&amp;amp;&lt;/b>");
    expect(page).toMatch(/<\/main><\/body><\/html>$/);
    expect(files.get("index.html")).toContain('href="conversations/0001-Olga-Owner.html"');
    expect(files.get("trail.html")).toContain("Ana took a copy of their data along");
  });

  test("has the files that were sent, and no other", async () => {
    const { app, owner, ana, id } = await talking();
    const sending = { url: app.url, token: owner.token, conversationId: id, name: "../price: list?.txt" };
    const file = await upload(sending, "Apples 3");
    await upload({ ...sending, name: "not sent.txt" }, "Pears 4");
    const device = await connect(app.url, owner.token);
    await device.ask("message:send", { conversationId: id, key: randomUUID(), text: "", fileIds: [file.id] });
    const files = await copyOf(app, ana);
    const [name = ""] = [...files.keys()].filter((one) => one.endsWith(".txt"));
    expect(files.get(name)).toBe("Apples 3");
    expect(name).toMatch(/^conversations\/0001-Olga-Owner\/2-1-[^/]+list_\.txt$/);
    const href = name.split("/").slice(1).map(encodeURIComponent).join("/");
    expect(files.get("conversations/0001-Olga-Owner.html")).toContain(`href="${href}"`);
    expect([...files.values()].join()).not.toContain("Pears");
  });

  test("reads in their own language of whoever deleted their account", async () => {
    const { app, owner, ana } = await talking();
    await call(app.url, "DELETE", "/api/me", { token: ana.token, body: { current: password } });
    const answer = await fetch(`${app.url}/api/me/export`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${owner.token}`,
        "accept-language": "de",
        "content-type": "application/json",
      },
      body: JSON.stringify({ current: password }),
    });
    const files = readZip(Buffer.from(await answer.arrayBuffer()));
    const pages = [...files].filter(([name]) => name.endsWith(".html")).map(([, page]) => page);
    expect(files.get("conversations/0001-Gelöschtes-Konto.html")).toContain(">Gelöschtes Konto</b>");
    expect(files.get("index.html")).toContain("Gelöschtes Konto");
    expect(pages.join()).not.toContain("Deleted account");
  });

  test("has nothing of anybody else's", async () => {
    const { app } = await talking();
    const files = await copyOf(app, await app.sender("Bob"));
    const everything = [...files.values()].join();
    expect([...files.keys()].filter((name) => name.startsWith("conversations/"))).toEqual([]);
    expect(everything).not.toContain("Ana");
    expect(everything).not.toContain("Olga");
  });

  test("reads what was done to their account, and not by whom or from where", async () => {
    const { app, owner, ana } = await talking();
    for (const act of ["disable", "enable"]) {
      const path = `/people/${ana.account.id}/${act}`;
      await fetch(app.url + path, {
        method: "POST",
        headers: { authorization: `Bearer ${owner.token}`, "user-agent": "Firefox/130.0 (Windows)" },
      });
    }
    const { token } = await signInAgain(app, ana);
    const trail: object[] = JSON.parse((await copyOf(app, { ...ana, token })).get("trail.json") ?? "");
    const byOthers = trail.filter((entry) => "event" in entry && entry.event === "account:disabled");
    expect(byOthers).toMatchObject([{ actor: null, address: null, subject: { name: "Ana" }, detail: {} }]);
    expect(JSON.stringify(trail)).not.toContain("Olga");
  });

  test("gives the password again", async () => {
    const { app, ana, anaBrowser } = await talking();
    const wrong = await call(app.url, "POST", "/api/me/export", {
      token: ana.token,
      body: { current: "no" },
    });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({
      error: { code: "invalid", fields: { current: expect.any(String) } },
    });
    const page = await anaBrowser.submit("/settings/data/export", { current: "no" });
    expect(page.status).toBe(400);
    expect(page.html.match(/This is not your current password\./g)).toHaveLength(1);
    const done = await anaBrowser.submit("/settings/data/export", { current: password });
    expect(done.headers.get("content-type")).toBe("application/zip");
    expect(done.headers.get("content-disposition")).toMatch(
      /^attachment; filename="?parley-\d{4}-\d\d-\d\d\.zip"?$/,
    );
  });
});

test("a copy is asked for a few times a day", async () => {
  const { app, ana } = await talking({ rateLimitScale: 1 });
  const ask = () =>
    call(app.url, "POST", "/api/me/export", { token: ana.token, body: { current: password } });
  for (let time = 0; time < 5; time += 1) await (await ask()).arrayBuffer();
  expect((await ask()).status).toBe(429);
});

describe("work that has time", () => {
  test("is done a piece at a time, for everybody together, and one that fails holds nobody up", async () => {
    const unhurried = createUnhurried(() => 0);
    const log: string[] = [];
    const piece = (name: string) =>
      unhurried(async () => {
        log.push(`${name} begins`);
        await new Promise(setImmediate);
        log.push(`${name} ends`);
        if (name === "two") throw new Error("It does not work.");
      });
    const all = await Promise.allSettled([piece("one"), piece("two"), piece("three")]);
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(log).toEqual(["one", "two", "three"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });
});

async function copyOf(app: RunningApp, { token }: Somebody): Promise<Map<string, string>> {
  const answer = await call(app.url, "POST", "/api/me/export", { token, body: { current: password } });
  expect(answer.status).toBe(200);
  return readZip(Buffer.from(await answer.arrayBuffer()));
}

async function signInAgain(app: RunningApp, { email }: Somebody): Promise<{ token: string }> {
  const answer = await call(app.url, "POST", "/api/sessions", { body: { email, password } });
  return answer.json();
}
