import { describe, expect, test } from "vitest";
import type { FileInfo } from "../../src/shared/model.ts";
import { canary, type Polyglot, polyglots } from "./polyglots.ts";
import { fileScene } from "./scene.ts";
import { fetchFile, tryUpload } from "./uploading.ts";

const shown = /^image\/(jpeg|png|webp|gif)$/;

describe("whatever somebody sends", () => {
  test("is shown only as a picture that we drew, and otherwise saved, never run", async () => {
    const { app, sending, rita, send } = await fileScene();
    const all = await polyglots();
    expect(all.length).toBeGreaterThanOrEqual(40);
    const outcomes = { pictures: 0, downloads: 0, refused: 0 };
    for (const polyglot of all) {
      const file = await offered(sending, polyglot);
      if (file === null) {
        outcomes.refused += 1;
        continue;
      }
      await send([file.id]);
      const response = await fetchFile(app.url, rita.token, `/files/${file.id}`);
      expect(response.status, polyglot.what).toBe(200);
      await expectHarmless(response, polyglot);
      if (file.kind === "picture") {
        outcomes.pictures += 1;
        await expectHarmless(await fetchFile(app.url, rita.token, `/files/${file.id}/thumbnail`), polyglot);
      } else {
        outcomes.downloads += 1;
        expect((await fetchFile(app.url, rita.token, `/files/${file.id}/thumbnail`)).status).toBe(404);
      }
    }
    // Those that are pictures, those that only begin as one, and all others.
    expect(outcomes).toEqual({ pictures: 10, refused: 6, downloads: all.length - 16 });
  }, 60_000);
});

async function offered(
  sending: Parameters<typeof tryUpload>[0],
  { what, name, bytes, contentType = "application/octet-stream" }: Polyglot,
): Promise<FileInfo | null> {
  const headers = { authorization: `Bearer ${sending.token}`, "content-type": contentType };
  const response = await tryUpload({ ...sending, name }, bytes, { headers });
  if (response.status === 201) return (await response.json()).file;
  expect([response.status, (await response.json()).error.code], what).toEqual([400, "invalid"]);
  return null;
}

async function expectHarmless(response: Response, { what, bytes }: Polyglot): Promise<void> {
  const header = (name: string) => response.headers.get(name) ?? "";
  const body = Buffer.from(await response.arrayBuffer());
  expect(header("x-content-type-options"), what).toBe("nosniff");
  expect(header("content-security-policy"), what).toMatch(
    /^default-src 'none'; (style-src 'unsafe-inline'; )?sandbox$/,
  );
  expect(header("cross-origin-resource-policy"), what).toBe("same-origin");
  expect(header("cache-control"), what).toBe("private, no-cache, no-transform");
  expect(Number(header("content-length")), what).toBe(body.length);
  if (shown.test(header("content-type"))) {
    expect(header("content-disposition"), what).toMatch(/^inline; filename="[^"]+\.(jpg|png|gif|webp)"/);
    expect(body.includes(canary), what).toBe(false);
  } else {
    expect(header("content-type"), what).toBe("application/octet-stream");
    expect(header("content-disposition"), what).toMatch(/^attachment; /);
    expect(body.equals(bytes), what).toBe(true);
  }
}
