import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createPictures } from "../../src/files/pictures.ts";
import { temporaryFolder } from "../app.ts";
import { inFiles } from "../forgetting/in-files.ts";
import { joined } from "./polyglots.ts";
import { fileScene, type Scene } from "./scene.ts";
import { fetchFile, picture } from "./uploading.ts";

describe("a picture from a phone", () => {
  test("tells nobody where it was taken, nor when or with what, and stands upright", async () => {
    const scene = await fileScene();
    const { app, up, send } = scene;
    const taken = await withPlace();
    expect((await sharp(taken).metadata()).exif?.includes("Rathausplatz")).toBe(true);
    const file = await up("IMG_1.jpg", taken);
    // It was lying on its side.
    expect(file).toMatchObject({ type: "image/jpeg", width: 60, height: 80 });
    await send([file.id]);
    for (const path of [`/files/${file.id}`, `/files/${file.id}/thumbnail`]) {
      const served = await bytes(scene, path);
      const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(served).metadata();
      expect({ exif, xmp, iptc, icc, orientation, width, height }).toEqual({ width: 60, height: 80 });
      expect(served.includes("Rathausplatz") || served.includes("Exif")).toBe(false);
    }
    expect(await inFiles(app.dataDir, ["Rathausplatz", "Camera 3000"])).toEqual([]);
  });

  test("as AVIF comes as WebP, and a moving one moves on, with a thumbnail that does not", async () => {
    const scene = await fileScene();
    expect(await scene.up("a.avif", await picture("avif"))).toMatchObject({ type: "image/webp", width: 40 });
    const file = await scene.up("a.gif", await moving());
    expect(file).toMatchObject({ type: "image/gif", width: 20, height: 10 });
    await scene.send([file.id]);
    expect((await sharp(await bytes(scene, `/files/${file.id}`)).metadata()).pages).toBe(3);
    const small = await sharp(await bytes(scene, `/files/${file.id}/thumbnail`)).metadata();
    expect(small).toMatchObject({ format: "webp" });
    expect(small.pages).toBeUndefined();
  });

  test("that is large has a thumbnail within 720 pixels", async () => {
    const scene = await fileScene();
    const file = await scene.up("a.png", await picture("png", { width: 2_000, height: 1_000 }));
    expect(file).toMatchObject({ width: 2_000, height: 1_000 });
    const small = await sharp(await bytes(scene, `/files/${file.id}/thumbnail`)).metadata();
    expect(small).toMatchObject({ width: 720, height: 360 });
  });

  test("in a format that browsers do not show is refused, because it would tell where it was taken", async () => {
    const { tryUp } = await fileScene();
    const heic = Buffer.concat([
      Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      Buffer.alloc(99),
    ]);
    const response = await tryUp("IMG_2.HEIC", heic);
    expect([response.status, (await response.json()).error]).toMatchObject([400, { message: /JPEG/ }]);
  });
});

test("a picture that is interrupted by the program's stop is not called damaged, and neither are those behind it", async () => {
  const pictures = createPictures();
  const folder = await temporaryFolder();
  const from = join(folder, "a.png");
  writeFileSync(from, await picture("png", { width: 6_000, height: 6_000 }));
  const wish = { from, type: "image/png" as const, whole: `${from}.whole`, thumbnail: `${from}.thumbnail` };
  const asked = [pictures.remake(wish), pictures.remake(wish)];
  await new Promise(setImmediate);
  pictures.close();
  for (const answer of await Promise.allSettled(asked)) {
    expect(answer).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
  }
});

describe("a picture that is a bomb", () => {
  test("is refused, and costs the program next to nothing", async () => {
    const { app, rita, tryUp, up } = await fileScene();
    await up("warm.png", await picture()); // What starts with the first picture is not the bombs' doing.
    const all = await bombs();
    // Of this process, which the program under test runs in.
    const before = process.memoryUsage.rss();
    let most = before;
    for (const [what, bomb] of all) {
      const response = await tryUp(what, bomb);
      expect([400, 413], what).toContain(response.status);
      most = Math.max(most, process.memoryUsage.rss());
    }
    expect(most - before).toBeLessThan(64 * 1024 * 1024);
    expect(await up("after.png", await picture())).toMatchObject({ kind: "picture" });
    expect((await fetchFile(app.url, rita.token, "/api/me")).status).toBe(200);
  }, 120_000);

  test("of many frames is shown by its first", async () => {
    const scene = await fileScene();
    const gif = repeated(await picture("gif", { width: 2_000, height: 1_000 }), 21);
    const file = await scene.up("many.gif", gif);
    expect(file).toMatchObject({ width: 2_000, height: 1_000 });
    expect((await sharp(await bytes(scene, `/files/${file.id}`)).metadata()).pages).toBe(1);
  }, 120_000);
});

/** Each with what it is called. */
async function bombs(): Promise<[string, Uint8Array<ArrayBuffer>][]> {
  const jpeg = await picture("jpeg", { width: 800, height: 600 });
  const png = await picture("png", { width: 800, height: 600 });
  const huge = Buffer.from(jpeg);
  const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
  huge.writeUInt16BE(65_500, frame + 5);
  huge.writeUInt16BE(65_500, frame + 7);
  return [
    ["41 million pixels", pngOf(6_450, 6_400)],
    ["1.6 thousand million pixels of nothing", pngOf(40_000, 40_000)],
    ["as many as there can be", pngOf(2 ** 31 - 1, 2 ** 31 - 1)],
    ["no pixels", pngOf(0, 0)],
    ["a JPEG that says it is huge", new Uint8Array(huge)],
    ["half a JPEG", jpeg.slice(0, jpeg.length / 2)],
    ["half a PNG", png.slice(0, png.length / 2)],
    ["the first bytes of a JPEG", jpeg.slice(0, 20)],
    ["the first bytes of a PNG", png.slice(0, 8)],
    ["a GIF of nothing", new Uint8Array(Buffer.from("GIF89a\xff\xff\xff\xff\0\0\0;", "latin1"))],
    ["one byte of nothing", new Uint8Array(0)],
  ];
}

/** Says that it is so large, and has one row of one colour, squeezed. */
function pngOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return new Uint8Array(
    Buffer.concat([start, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]),
  );
}

function withPlace(): Promise<Uint8Array<ArrayBuffer>> {
  const exif = {
    IFD0: { Model: "Camera 3000", ImageDescription: "Rathausplatz 1" },
    IFD3: {
      GPSLatitudeRef: "N",
      GPSLatitude: "48/1 12/1 30/1",
      GPSLongitudeRef: "E",
      GPSLongitude: "16/1 21/1 0/1",
    },
  };
  const image = sharp({ create: { width: 80, height: 60, channels: 3, background: "#964" } });
  return image
    .withMetadata({ orientation: 6 })
    .withExifMerge(exif)
    .jpeg()
    .toBuffer()
    .then((buffer) => new Uint8Array(buffer));
}

async function moving(): Promise<Uint8Array<ArrayBuffer>> {
  const frames = Buffer.concat([0, 120, 250].map((shade) => Buffer.alloc(20 * 10 * 3, shade)));
  const raw = { width: 20, height: 30, channels: 3 as const, pageHeight: 10 };
  return new Uint8Array(
    await sharp(frames, { raw })
      .gif({ delay: [90, 90, 90] })
      .toBuffer(),
  );
}

/** All that follows a GIF's header and colours, so many times. */
function repeated(gif: Uint8Array, times: number): Uint8Array<ArrayBuffer> {
  const flags = gif[10] ?? 0;
  const start = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const frame = gif.subarray(start, -1);
  return joined(gif.subarray(0, start), ...Array<Uint8Array>(times).fill(frame), gif.subarray(-1));
}

async function bytes({ app, sam }: Scene, path: string): Promise<Buffer> {
  return Buffer.from(await (await fetchFile(app.url, sam.token, path)).arrayBuffer());
}
