import { describe, expect, test } from "vitest";
import type { Store } from "../../src/store/port.ts";
import { call, password, type RunningApp, type Somebody, startApp } from "../app.ts";
import { newBrowser } from "../web/browser.ts";
import { rows, sentencesOn, trailOf, trailPage } from "./scene.ts";

describe("the trail's page", () => {
  test("is for the owner alone", async () => {
    const app = await startApp();
    await app.owner();
    const [rita, sam] = [await app.receiver("Rita Reyes"), await app.sender("Sam Okoro")];
    for (const path of ["/audit", "/audit.csv"]) {
      for (const { token } of [rita, sam]) {
        const page = await newBrowser(app.url).open(path, { authorization: `Bearer ${token}` });
        expect(page.status).toBe(403);
        expect(page.html).not.toContain("signed in");
      }
      expect((await newBrowser(app.url).open(path)).location).toMatch(/^\/sign-in/);
    }
  });

  test("shows a hundred at a time, and leads on to all of them, each once", async () => {
    const { app, owner } = await scene();
    await storeOf(app).addToTrail(rows("key:rotated", 250));
    const lengths: number[] = [];
    let said = 0;
    for (let query: string | undefined = "?event=key%3Arotated"; query !== undefined; ) {
      const page = await trailPage(app, owner, query);
      lengths.push(sentencesOn(page).length);
      said += sentencesOn(page).length;
      query = /href="\/audit(\?[^"]*before=\d+)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect([said, lengths]).toEqual([250, [100, 100, 50]]);
  });

  test("finds a person by a part of the name, the address or by following the name", async () => {
    const { app, owner } = await scene();
    await app.sender("Sam Okoro");
    const { account, email } = await app.sender("Ána Söderström");
    for (const person of ["söder", "ÁNA", email.toUpperCase(), account.id]) {
      const said = await trailOf(app, owner, `?person=${encodeURIComponent(person)}`);
      expect(said, person).toEqual([expect.stringMatching(/^Ána Söderström made an account/)]);
    }
    expect(await trailOf(app, owner, "?person=100%25")).toEqual([]);
  });

  test("finds a day where the reader is", async () => {
    const { app, owner } = await scene(() => Date.parse("2026-04-01"));
    const midnight = Date.parse("2026-03-29T00:00+01:00"); // On this day the clocks there go forward.
    for (const at of [midnight - 1, midnight, midnight + 23 * 3_600_000 - 1, midnight + 23 * 3_600_000]) {
      await storeOf(app).addToTrail(rows("key:rotated", 1, at));
    }
    const page = await newBrowser(app.url).open("/audit?day=2026-03-29", {
      authorization: `Bearer ${owner.token}`,
      cookie: "zone=Europe%2FBerlin",
    });
    expect(sentencesOn(page)).toHaveLength(2);
  });

  test("takes a wish that makes no sense for none", async () => {
    const { app, owner } = await scene();
    const query = "?event=nonsense&day=2026-99-99&before=-1&person=&person=x&more=1";
    const page = await trailPage(app, owner, query);
    expect(page.status).toBe(200);
    expect(sentencesOn(page)).toHaveLength(1);
  });

  test("shows a hostile name as a name", async () => {
    const { app, owner } = await scene();
    await app.sender('<img src=x onerror=alert(1)> "&');
    const page = await trailPage(app, owner);
    expect(page.html).toContain("<bdi>&lt;img src=x onerror=alert(1)>");
  });
});

describe("the trail as a table", () => {
  test("has every row, and nothing in it that a spreadsheet would run", async () => {
    const { app, owner } = await scene();
    for (const name of ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(1)", 'a "quoted", name', " =1+1"]) {
      const email = `${Math.random()}@people.example`;
      await call(app.url, "POST", "/api/accounts", { body: { name, email, password, role: "sender" } });
    }
    await storeOf(app).addToTrail(rows("key:rotated", 2_500));
    await storeOf(app).addToTrail([
      { ...rows("policy:violated", 1)[0], detail: { what: "\t=cmd|' /C calc'!A0" } } as never,
    ]);
    const page = await newBrowser(app.url).open("/audit.csv", { authorization: `Bearer ${owner.token}` });
    expect(page.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(page.headers.get("content-disposition")).toBe('attachment; filename="parley-trail.csv"');
    const lines = page.html.trimEnd().split("\r\n");
    expect(lines.length).toBeGreaterThan(2_500);
    expect(page.html).toContain("HYPERLINK");
    const dangerous = lines.slice(1).filter((line) => /(^|,)"?\s*[=+\-@\t]/.test(line));
    expect(dangerous).toEqual([]);
    expect(lines.filter((line) => line.includes('"key:rotated"'))).toHaveLength(2_500);
    expect(lines[1]).toContain("exported this trail");
  });
});

async function scene(clock = Date.now): Promise<{ app: RunningApp; owner: Somebody }> {
  const app = await startApp({ options: { clock } });
  return { app, owner: await app.owner() };
}

function storeOf(app: RunningApp): Store {
  return app.chat.store as Store; // The app's one store; the chat's view of it has no trail.
}
