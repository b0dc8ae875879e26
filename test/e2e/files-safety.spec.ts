import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { canary, polyglots } from "../files/polyglots.ts";
import { expect, type Person, test } from "./fixtures.ts";

/** Opened directly: as whoever follows a link to a file, or puts one into a frame, would make the browser do. */
test("whatever was sent, opened in a browser runs nothing and asks for nothing", async ({
  program,
  receiver,
  sender,
}) => {
  test.setTimeout(120_000);
  const rita = await receiver("Rita");
  const sam = await sender("Sam");
  const conversationId = await talk(sam, rita);
  const files = await uploadAll(sam.context, program.url, conversationId);
  expect(files.length).toBeGreaterThanOrEqual(40);

  const asked: string[] = [];
  sam.context.on("request", (request) => asked.push(request.url()));
  const page = await sam.context.newPage();
  for (const { id, what, kind } of files) {
    if (kind === "picture") {
      for (const path of [`/files/${id}`, `/files/${id}/thumbnail`]) {
        expect((await page.goto(program.url + path))?.status(), what).toBe(200);
        expect(await page.title(), what).not.toBe(canary);
      }
    } else {
      const saved = page.waitForEvent("download");
      // A download is no page: there is nothing to go to.
      expect(await page.goto(`${program.url}/files/${id}`).catch(() => null), what).toBeNull();
      await saved;
      expect(await page.title(), what).not.toBe(canary);
    }
  }
  const elsewhere = asked.filter((url) => !/\/files\/[\w-]{22}(\/thumbnail)?$/.test(url));
  expect(elsewhere).toEqual([]);
});

async function talk(sam: Person, rita: Person): Promise<string> {
  const { account } = await (await rita.context.request.get("/api/me")).json();
  const headers = { "sec-fetch-site": "same-origin" };
  const form = { key: randomUUID(), text: "Hello" };
  const sent = await sam.context.request.post(`/chat/with/${account.id}`, { form, headers, maxRedirects: 0 });
  return /\/chat\/([\w-]+)/.exec(sent.headers().location ?? "")?.[1] ?? "";
}

/** Those that are taken at all. */
async function uploadAll(context: BrowserContext, url: string, conversationId: string) {
  const files: { id: string; what: string; kind: "picture" | "file" }[] = [];
  for (const { what, name, bytes, contentType = "application/octet-stream" } of await polyglots()) {
    const query = new URLSearchParams({ name, key: randomUUID() });
    const answer = await context.request.post(`${url}/api/conversations/${conversationId}/files?${query}`, {
      headers: { "content-type": contentType, "sec-fetch-site": "same-origin" },
      data: Buffer.from(bytes),
    });
    if (answer.status() === 201) {
      const { file } = await answer.json();
      files.push({ id: file.id, what, kind: file.kind });
    }
  }
  return files;
}
