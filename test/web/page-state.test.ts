import { describe, expect, test } from "vitest";
import type { ChatState } from "../../src/shared/state/state.ts";
import type { Page } from "./browser.ts";
import { form, talking } from "./talking.ts";

describe("the state inside the page", () => {
  test("is what the page shows, with the unread line where reading stopped", async () => {
    const { ownerBrowser, ana, path, id } = await talking();
    const { state, view } = stateOf(await ownerBrowser.open(path));
    expect(state.open).toEqual({ kind: "conversation", conversationId: id });
    expect(state.threads[id]).toMatchObject({ loaded: true, older: false, behind: null, unreadAfter: 0 });
    expect(state.threads[id]?.messages.map(({ text }) => text)).toEqual(["Hello"]);
    expect(state.presences[ana.account.id]).toMatchObject({ presence: "offline" });
    expect(state.receivers).toEqual([]);
    expect(view).toMatchObject({ live: false, timeZone: "UTC", draft: "" });
  });

  test("cannot be left by anything that somebody wrote", async () => {
    const { anaBrowser, path, id } = await talking();
    const text = "</script><script>alert(1)</script><!-- \u2028";
    await anaBrowser.submit(`${path}/messages`, form(await anaBrowser.open(path), text));
    const page = await anaBrowser.open(path);
    expect(page.html.match(/<script/g)).toHaveLength(2);
    expect(stateOf(page).state.threads[id]?.messages.at(-1)?.text).toBe(text);
  });

  test("tells nobody's e-mail address but one's own", async () => {
    const { ana, owner, anaBrowser, path } = await talking();
    const { html } = await anaBrowser.open(path);
    expect(html).toContain(ana.email);
    expect(html).not.toContain(owner.email);
  });
});

describe("times", () => {
  test("are written for the reader's zone and language", async () => {
    const { ownerBrowser, path } = await talking();
    ownerBrowser.cookies.set("zone", "asia%2Fkolkata");
    const { view } = stateOf(
      await ownerBrowser.open(path, { "accept-language": "xx, de-CH-u-nu-thai;q=0.9, en;q=0.5" }),
    );
    expect(view).toMatchObject({ timeZone: "Asia/Calcutta", locale: "de-CH" });
  });

  test("fall back when zone or language are none", async () => {
    const { ownerBrowser, path } = await talking();
    ownerBrowser.cookies.set("zone", "Mars/Olympus");
    const { view } = stateOf(await ownerBrowser.open(path, { "accept-language": "*, ;;, -" }));
    expect(view).toMatchObject({ timeZone: "UTC", locale: "en" });
  });
});

function stateOf({ html }: Page): { state: ChatState; view: Record<string, unknown> } {
  const [, json = ""] = /<script type="application\/json" id="state">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json);
}
