import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../src/shared/errors.ts";
import { head, rawConnection } from "../flood/raw.ts";
import { arriving, onDisk } from "./on-disk.ts";
import { fileScene } from "./scene.ts";
import { tryUpload } from "./uploading.ts";

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

function stream(length: number): BodyInit {
  // Node's own streams differ from the web's in their types alone.
  return Readable.toWeb(Readable.from([Buffer.alloc(length)])) as unknown as BodyInit;
}
