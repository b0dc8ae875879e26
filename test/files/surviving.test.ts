import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { people, startApp, temporaryFolder } from "../app.ts";
import { connect } from "../device.ts";
import { builtProgram, startOnDisk } from "../faults/disk-program.ts";
import { canMount, smallDisk } from "../faults/disk-small.ts";
import { faultTimeoutMs } from "../faults/extent.ts";
import { head, rawConnection } from "../flood/raw.ts";
import { startProgram } from "../program/program.ts";
import { arriving } from "./on-disk.ts";
import { fileScene } from "./scene.ts";
import { fetchFile, picture, tryUpload, upload } from "./uploading.ts";

describe("a program that is killed", { timeout: faultTimeoutMs }, () => {
  test("keeps every file that it acknowledged, and nothing of one that was still arriving", async () => {
    const folder = await temporaryFolder();
    const program = await startProgram(folder);
    const { sam, conversationId, sams } = await talkAt(program.url);
    const sending = { url: program.url, token: sam.token, conversationId };
    const photo = await upload({ ...sending, name: "a.png" }, await picture());
    const { message } = await sams.ask("message:send", { ...wish(conversationId), fileIds: [photo.id] });
    const unsent = await upload({ ...sending, name: "b.txt" }, "not sent yet");

    const half = await rawConnection(program.url);
    const path = `/api/conversations/${conversationId}/files?name=c&key=${randomUUID()}`;
    half.send(head("POST", path, { Authorization: `Bearer ${sam.token}`, "Content-Length": 90_000 }));
    half.send("x".repeat(60_000));
    await expect.poll(() => arriving(folder).length, { timeout: 30_000 }).toBe(1);
    const exited = once(program.child, "exit");
    program.child.kill("SIGKILL");
    await exited;

    const next = await startProgram(folder);
    expect(arriving(folder)).toEqual([]);
    const bytes = await (await fetchFile(next.url, sam.token, `/files/${photo.id}`)).arrayBuffer();
    expect(bytes.byteLength).toBe(photo.size);
    const again = await connect(next.url, sam.token);
    const sent = await again.ask("message:send", { ...wish(conversationId), fileIds: [unsent.id] });
    expect([message.files, sent.message.files]).toEqual([[photo], [unsent]]);
  });

  test("between the shelf and the store, either way round, shows nothing of the file and sweeps it away", async () => {
    const first = await fileScene();
    const { dataDir } = first.app;
    const file = await first.up("kept.txt", "kept");
    await first.send([file.id]);
    await first.app.close();
    // On the shelf before its row was written; and forgotten by the store before its bytes were taken away.
    const stray = "ZZ".padEnd(22, "x");
    mkdirSync(join(dataDir, "files/ZZ"));
    for (const name of [stray, `${stray}.thumbnail`]) writeFileSync(join(dataDir, "files/ZZ", name), "stray");

    const app = await startApp({ dataDir });
    expect(readdirSync(join(dataDir, "files/ZZ"))).toEqual([]);
    expect((await fetchFile(app.url, first.sam.token, `/files/${stray}`)).status).toBe(404);
    expect(await (await fetchFile(app.url, first.sam.token, `/files/${file.id}`)).text()).toBe("kept");
  });
});

test("a file whose bytes are lost is missing, and nothing else happens", async () => {
  const { app, sam, up } = await fileScene();
  const file = await up("a.txt", "something");
  rmSync(join(app.dataDir, "files", file.id.slice(0, 2), file.id));
  const response = await fetchFile(app.url, sam.token, `/files/${file.id}`);
  expect([response.status, response.headers.get("content-disposition")]).toEqual([404, null]);
});

describe.skipIf(!canMount())("a disk with little room", { timeout: faultTimeoutMs }, () => {
  test("takes no files, while people go on talking", async () => {
    const disk = await smallDisk(24);
    const command = [...disk.enter, process.execPath, "--disable-proto=delete", builtProgram];
    const { url } = await startOnDisk({ command, dataDir: disk.folder });
    const { sam, conversationId, sams } = await talkAt(url);
    const response = await tryUpload({ url, token: sam.token, conversationId }, "x".repeat(100_000));
    expect([response.status, (await response.json()).error.code]).toEqual([503, "unavailable"]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    await sams.ask("message:send", wish(conversationId));
  });
});

describe("a file that comes slowly", () => {
  const patience = {
    headersMs: 5_000,
    requestMs: 400,
    betweenMs: 5_000,
    answerMs: 5_000,
    handshakeMs: 5_000,
    goodbyeMs: 200,
    lastAnswersMs: 500,
  };

  test("may take as long as it needs while it keeps coming; one that stops coming is ended", async () => {
    const { app, sam, conversationId } = await fileScene({ options: { patience } });
    const path = () => `/api/conversations/${conversationId}/files?name=a&key=${randomUUID()}`;
    const headers = { Authorization: `Bearer ${sam.token}`, "Content-Length": 200_000, Connection: "close" };
    const steady = await rawConnection(app.url);
    steady.send(head("POST", path(), headers));
    const stopped = await rawConnection(app.url);
    stopped.send(head("POST", path(), headers));
    stopped.send("x".repeat(2_000));
    const stranger = await rawConnection(app.url);
    stranger.send(head("POST", path(), { ...headers, Authorization: "Bearer nobody" }));
    stranger.drip("x".repeat(20_000), 20);
    let pieces = 0;
    const coming = setInterval(() => {
      steady.send("x".repeat(2_000));
      pieces += 1;
      if (pieces === 100) clearInterval(coming); // Five times the patience that others get.
    }, 20);
    expect(await stopped.ended).toMatch(/^(HTTP\/1\.1 408|$)/);
    expect(await stranger.ended).toMatch(/^(HTTP\/1\.1 401|$)/);
    expect(await steady.ended).toMatch(/^HTTP\/1\.1 201/);
  });
});

async function talkAt(url: string) {
  const made = people(url);
  const rita = await made.owner("Rita");
  const sam = await made.sender("Sam");
  const sams = await connect(url, sam.token);
  const opening = { key: randomUUID(), receiverId: rita.account.id };
  const { conversation } = await sams.ask("conversation:open", opening);
  return { rita, sam, sams, conversationId: conversation.id };
}

function wish(conversationId: string) {
  return { conversationId, key: randomUUID(), text: "something" };
}
