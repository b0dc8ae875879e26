import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { get as httpGet, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../src/shared/errors.ts";
import type { SearchPage } from "../../src/shared/protocol.ts";
import { call, get, password } from "../app.ts";
import { head, rawConnection } from "../flood/raw.ts";
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

describe("what cannot be taken is refused, and leaves nothing behind:", () => {
  const tooMuch = { file: 1_000, own: 2_500, all: 4_000 };

  test("nothing at all, and more than a file may have, said before or not", async () => {
    const { app, tryUp } = await fileScene({ files: tooMuch });
    const wrong: [BodyInit, number, ErrorCode][] = [
      ["", 400, "invalid"],
      ["x".repeat(1_001), 413, "too_large"],
      [stream(5_000), 413, "too_large"],
    ];
    for (const [body, status, code] of wrong) {
      const response = await tryUp("a", body, { duplex: "half" } as RequestInit); // Not in the types yet.
      expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
    }
    expect(onDisk(app.dataDir)).toEqual([]);
    expect((await tryUp("a", "fits")).status).toBe(201);
  });

  test("what one account has no more room for, until it makes some; and what there is none for at all", async () => {
    const { app, sams, rita, sending, up, tryUp, send } = await fileScene({ files: tooMuch });
    const big = "x".repeat(1_000);
    const first = await send([(await up("a", big)).id]);
    await up("b", big);
    const full = await tryUp("c", big);
    expect([full.status, (await full.json()).error]).toMatchObject([409, { code: "conflict" }]);
    await sams.ask("message:delete", { conversationId: first.conversationId, messageId: first.id });
    expect((await tryUp("c", big)).status).toBe(201);
    const hers = { ...sending, token: rita.token };
    expect((await tryUpload(hers, big)).status).toBe(201);
    expect((await tryUpload(hers, big)).status).toBe(201);
    const all = await tryUpload(hers, "x");
    expect([all.status, (await all.json()).error.message]).toMatchObject([409, /whoever runs this place/i]);
    expect(onDisk(app.dataDir)).toHaveLength(4);
  });

  test("a file where the disk has too little room left, and messages go on", async () => {
    const { tryUp, sams, conversationId } = await fileScene({ files: { left: Number.MAX_SAFE_INTEGER } });
    const response = await tryUp("a", "x");
    expect([response.status, (await response.json()).error.code]).toEqual([503, "unavailable"]);
    await sams.ask("message:send", { conversationId, key: randomUUID(), text: "Still here" });
  });

  test("a file for a conversation of others, like for one that is not there", async () => {
    const { nora, sending } = await fileScene();
    const there = await tryUpload({ ...sending, token: nora.token }, "x");
    const missing = await tryUpload({ ...sending, token: nora.token, conversationId: "A".repeat(22) }, "x");
    expect([there.status, missing.status]).toEqual([404, 404]);
    expect(await there.text()).toBe(await missing.text());
  });

  test("more than six at once", async () => {
    const { app, sam, sending, tryUp } = await fileScene();
    const path = `/api/conversations/${sending.conversationId}/files?name=a&key=`;
    const headers = { Authorization: `Bearer ${sam.token}`, "Content-Length": 100 };
    for (let n = 0; n < 6; n += 1) {
      (await rawConnection(app.url)).send(head("POST", path + randomUUID(), headers));
    }
    await expect.poll(() => arriving(app.dataDir).length, { timeout: 30_000 }).toBe(6);
    const response = await tryUp("a", "x");
    expect([response.status, (await response.json()).error.code]).toEqual([429, "too_many"]);
  });

  test("half a file", async () => {
    const { app, sam, sending } = await fileScene();
    const path = `/api/conversations/${sending.conversationId}/files?name=a&key=${randomUUID()}`;
    const raw = await rawConnection(app.url);
    raw.send(head("POST", path, { Authorization: `Bearer ${sam.token}`, "Content-Length": 100_000 }));
    raw.send("x".repeat(50_000));
    await expect.poll(() => arriving(app.dataDir).length, { timeout: 30_000 }).toBe(1);
    raw.socket.destroy();
    await expect.poll(() => arriving(app.dataDir), { timeout: 30_000 }).toEqual([]);
    expect(onDisk(app.dataDir)).toEqual([]);
  });

  test("one without a name or key, with a key that is none, with half a character, two names, or more than we know", async () => {
    const { app, sam, conversationId } = await fileScene();
    const key = "key=11111111-1111-4111-8111-111111111111";
    for (const query of [
      key,
      "name=a",
      "name=a&key=1",
      `name=%ED%A0%80%00&${key}&x=`,
      `name=a&name=b&${key}`,
      `name=a&${key}&type=x`,
    ]) {
      const response = await fetch(`${app.url}/api/conversations/${conversationId}/files?${query}`, {
        method: "POST",
        headers: { authorization: `Bearer ${sam.token}` },
        body: "x",
      });
      expect(response.status, query).toBe(400);
    }
  });

  test("a form of many fields is one file, and is not read as a form", async () => {
    const { up } = await fileScene();
    const form = new FormData();
    for (let n = 0; n < 5_000; n += 1) form.set(`field${n}`, "x");
    expect(await up("form", form)).toMatchObject({ kind: "file" });
  });
});

describe("a message", () => {
  test("with files takes ten at most, each once, and without any it needs words", async () => {
    const { sams, conversationId, up } = await fileScene();
    const { id } = await up("a", "x");
    const wish = (fileIds: string[]) => ({ conversationId, key: randomUUID(), text: "", fileIds });
    for (const fileIds of [[], [id, id], Array(11).fill(id), ["x".repeat(65)]]) {
      expect((await sams.refused("message:send", wish(fileIds))).code).toBe("invalid");
    }
    expect((await sams.refused("message:send", { ...wish([id]), text: "  " })).code).toBe("invalid");
    await sams.ask("message:send", wish([id]));
  });
});

/** As a browser asks again for what it has kept, which `fetch` here does not let anybody do. */
async function asked(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const [answer] = await once(httpGet(url, { headers }), "response");
  answer.resume();
  return answer;
}

/** All that lies on the shelf, without what is still arriving. */
function onDisk(dataDir: string): string[] {
  const files = readdirSync(join(dataDir, "files"), { recursive: true, withFileTypes: true });
  const kept = files.filter((entry) => entry.isFile() && !entry.parentPath.endsWith("arriving"));
  return kept.map(({ name }) => name);
}

function arriving(dataDir: string): string[] {
  return readdirSync(join(dataDir, "files/arriving"));
}

function stream(length: number): BodyInit {
  // Node's own streams differ from the web's in their types alone.
  return Readable.toWeb(Readable.from([Buffer.alloc(length)])) as unknown as BodyInit;
}
