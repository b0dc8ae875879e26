import { describe, expect, test } from "vitest";
import type { MessagePage } from "../../src/shared/protocol.ts";
import { get } from "../app.ts";
import { signedInBrowser } from "./browser.ts";
import { form, talking } from "./talking.ts";

describe("without script", () => {
  test("a message is answered by its link, and the answer quotes it", async () => {
    const { app, owner, ownerBrowser, path, id } = await talking();
    expect((await ownerBrowser.open(path)).html).toContain(`href="${path}?reply=1#composer"`);
    const answering = await ownerBrowser.open(`${path}?reply=1`);
    const [, replyTo = ""] = /name="replyTo" value="([^"]+)"/.exec(answering.html) ?? [];
    expect(answering.html).toContain("Cancel the reply");
    await ownerBrowser.submit(`${path}/messages`, { ...form(answering, "Yes?"), replyTo });
    const { messages } = await get<MessagePage>(app.url, `/api/conversations/${id}/messages`, owner.token);
    expect(messages[1]).toMatchObject({ text: "Yes?", replyTo: messages[0]?.id });
    expect((await ownerBrowser.open(path)).html).toContain('href="#message-1"');
  });

  test("what is not there cannot be answered, and what was typed is kept with its quote", async () => {
    const { ownerBrowser, path, id } = await talking();
    expect((await ownerBrowser.open(`${path}?reply=9`)).html).not.toContain('name="replyTo"');
    const page = await ownerBrowser.open(path);
    const refused = await ownerBrowser.submit(`${path}/messages`, {
      ...form(page, "kept words"),
      replyTo: `${id}.9`,
    });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain("kept words</textarea>");
  });

  test("a reaction is given and taken back", async () => {
    const { anaBrowser, ownerBrowser, path, id } = await talking();
    const action = `${path}/messages/${id}.1/reactions`;
    const given = await ownerBrowser.submit(action, { wish: "+👍" });
    expect(given).toMatchObject({ status: 303, location: `${path}#message-1` });
    const seen = (await anaBrowser.open(path)).html;
    expect(seen).toContain('aria-label="👍 from Olga Owner"');
    expect(seen).toContain('value="+👍" aria-pressed="false"');
    expect((await ownerBrowser.open(path)).html).toContain('value="-👍" aria-pressed="true"');
    await ownerBrowser.submit(action, { wish: "-👍" });
    expect((await anaBrowser.open(path)).html).not.toContain("from Olga Owner");
    expect((await ownerBrowser.submit(action, { wish: "+<b>" })).status).toBe(400);
  });

  test("whoever answers closes the conversation, and either side opens it again", async () => {
    const { anaBrowser, ownerBrowser, path } = await talking();
    expect((await anaBrowser.open(path)).html).not.toContain(`action="${path}/close"`);
    expect((await ownerBrowser.open(path)).html).toContain(`action="${path}/close"`);
    expect((await anaBrowser.submit(`${path}/close`, {})).status).toBe(403);
    expect(await ownerBrowser.submit(`${path}/close`, {})).toMatchObject({ location: `${path}#latest` });
    const closed = (await anaBrowser.open(path)).html;
    expect(closed).toContain("Olga Owner closed this conversation");
    expect(closed).toContain("This conversation is closed. Writing opens it again.");
    await ownerBrowser.submit(`${path}/reopen`, {});
    expect((await anaBrowser.open(path)).html).toContain("Olga Owner opened this conversation again");
    await ownerBrowser.submit(`${path}/close`, {});
    await anaBrowser.submit(`${path}/messages`, form(await anaBrowser.open(path), "One more thing"));
    const open = (await anaBrowser.open(path)).html;
    expect(open).toContain("You opened this conversation again");
    expect(open).not.toContain(">This conversation is closed.");
  });

  test("a stranger finds nothing to answer or to close", async () => {
    const { app, path, id } = await talking();
    const eve = await signedInBrowser(app, (await app.sender("Eve")).email);
    expect((await eve.open(`${path}?reply=1`)).status).toBe(404);
    expect((await eve.submit(`${path}/messages/${id}.1/reactions`, { wish: "+👍" })).status).toBe(404);
    expect((await eve.submit(`${path}/reopen`, {})).status).toBe(404);
  });
});
