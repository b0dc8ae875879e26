import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { get as httpGet, type IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { deleteMessage } from "../../src/chat/change-message.ts";
import type { SearchPage } from "../../src/shared/protocol.ts";
import { call, get, password } from "../app.ts";
import { onDisk } from "./on-disk.ts";
import { fileScene } from "./scene.ts";
import { fetchFile, picture, tryUpload } from "./uploading.ts";

describe("a file", () => {
  test("is uploaded, sent, and told to both sides with its message, by whatever way they learn of it", async () => {
    const { app, rita, ritas, conversationId, up, send } = await fileScene();
    const photo = await up("roof.png", await picture());
    const notes = await up("notes.txt", "Two tiles are loose.");
    expect(photo).toMatchObject({
      name: "roof.png",
      type: "image/png",
      kind: "picture",
      width: 40,
      height: 30,
    });
    expect(notes).toEqual({ id: notes.id, name: "notes.txt", type: "text/plain", size: 20, kind: "file" });
    const message = await send([photo.id, notes.id]);
    expect(message).toMatchObject({ text: "", html: "", files: [photo, notes] });
    const event = await ritas.hears("message:created");
    expect(event.message).toEqual(message);
    const { conversations } = await get<{ conversations: unknown[] }>(
      app.url,
      "/api/conversations",
      rita.token,
    );
    expect(conversations).toMatchObject([{ lastMessage: message }]);
    const wish = { conversationId, epoch: event.epoch, version: event.version - 1 };
    expect((await ritas.ask("conversation:sync", wish)).messages).toEqual([message]);
    const search = () => get<SearchPage>(app.url, "/api/search?q=notes&hasFile=true", rita.token);
    await expect
      .poll(async () => (await search()).hits, { timeout: 30_000 })
      .toMatchObject([{ messageId: message.id, excerpt: [], files: [photo, notes] }]);
    expect(await (await fetchFile(app.url, rita.token, `/files/${notes.id}`)).text()).toBe(
      "Two tiles are loose.",
    );
  });

  test("is nobody's but the parties', and its author's alone until it is sent", async () => {
    const { app, sam, rita, nora, up, send } = await fileScene();
    const file = await up("a.png", await picture());
    const paths = [`/files/${file.id}`, `/files/${file.id}/thumbnail`];
    const statuses = async (token: string) =>
      Promise.all(paths.map(async (path) => (await fetchFile(app.url, token, path)).status));
    expect(await statuses(sam.token)).toEqual([200, 200]);
    expect(await statuses(rita.token)).toEqual([404, 404]);
    await send([file.id]);
    expect(await statuses(rita.token)).toEqual([200, 200]);
    expect(await statuses(nora.token)).toEqual([404, 404]);
    // The page has its own address in it, to come back to.
    const told = async (id: string) =>
      (await (await fetchFile(app.url, nora.token, `/files/${id}`)).text()).replaceAll(id, "…");
    expect(await told(file.id)).toBe(await told("A".repeat(22)));
  });

  test("that a browser has kept is asked for again, and comes only if it may still be seen", async () => {
    const { app, sam, sams, up, send } = await fileScene();
    const file = await up("a.png", await picture());
    const { id: messageId, conversationId } = await send([file.id]);
    const etag = (await fetchFile(app.url, sam.token, `/files/${file.id}`)).headers.get("etag") ?? "";
    const headers = { authorization: `Bearer ${sam.token}`, "if-none-match": etag };
    const again = () => asked(`${app.url}/files/${file.id}`, headers);
    const kept = await again();
    expect([kept.statusCode, kept.headers["content-security-policy"]]).toEqual([
      304,
      expect.stringMatching(/; sandbox$/),
    ]);
    await sams.ask("message:delete", { conversationId, messageId });
    expect((await again()).statusCode).toBe(404);
    expect(onDisk(app.dataDir)).toEqual([]);
  });

  test("with its message goes from the disk before the deletion is acknowledged, as does its name", async () => {
    const { app, sams, up, send } = await fileScene();
    const files = [await up("a.png", await picture()), await up("b.txt", "something")];
    const { id: messageId, conversationId } = await send(files.map(({ id }) => id));
    expect(onDisk(app.dataDir)).toHaveLength(3);
    const { message } = await sams.ask("message:delete", { conversationId, messageId });
    expect(message).not.toHaveProperty("files");
    expect(onDisk(app.dataDir)).toEqual([]);
  });

  test("that goes with its message is no reason to tell of that later: newer changes would arrive before", async () => {
    const { app, sam, up, send } = await fileScene();
    const { id: messageId, conversationId } = await send([(await up("a.txt", "something")).id]);
    const steps: string[] = [];
    const chat = {
      ...app.chat,
      publish: (_to: unknown, name: string) => void steps.push(name),
      forgetFiles: async () => void steps.push("removed"),
    };
    const caller = { accountId: sam.account.id, role: sam.account.role };
    await deleteMessage(chat, caller, { conversationId, messageId });
    expect(steps).toEqual(["message:changed", "removed"]);
  });

  test("sent again with the same key is the same file, and takes room once", async () => {
    const { app, up, tryUp, sending } = await fileScene();
    const key = randomUUID();
    const bytes = await picture("jpeg");
    const first = await up("a.jpg", bytes, key);
    expect(await up("a.jpg", bytes, key)).toEqual(first);
    const both = await Promise.all(
      [1, 2].map(() => up("b.jpg", bytes, "11111111-1111-4111-8111-111111111111")),
    );
    expect(both[0]).toEqual(both[1]);
    expect(onDisk(app.dataDir)).toHaveLength(4);
    const other = await tryUpload({ ...sending, key }, "other bytes");
    expect([other.status, (await other.json()).error.code]).toEqual([409, "conflict"]);
    expect((await tryUp("a", "x", {})).status).toBe(201);
  });

  test("that is never sent goes after a day", async () => {
    let now = Date.now();
    const { app, sam, up, send } = await fileScene({ options: { clock: () => now } });
    const [sent, unsent] = [await up("a.txt", "sent"), await up("b.txt", "not sent")];
    await send([sent.id]);
    now += 23 * 3_600_000;
    const late = await up("c.txt", "late");
    now += 2 * 3_600_000;
    // Deleting an account tidies up at once, whoever's it is.
    const gone = await app.sender("Gone");
    await call(app.url, "DELETE", "/api/me", { token: gone.token, body: { current: password } });
    const statuses = [sent, unsent, late].map(
      async ({ id }) => (await fetchFile(app.url, sam.token, `/files/${id}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 404, 200]);
    expect(onDisk(app.dataDir).sort()).toEqual([sent.id, late.id].sort());
  });
});

/** As a browser asks again for what it has kept, which `fetch` here does not let anybody do. */
async function asked(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const [answer] = await once(httpGet(url, { headers }), "response");
  answer.resume();
  return answer;
}
