import { describe, expect, test } from "vitest";
import { startApp } from "../app.ts";

interface Manifest {
  start_url: string;
  scope: string;
  icons: { src: string; type: string; sizes: string; purpose: string }[];
  shortcuts: { url: string; icons: { src: string }[] }[];
}

describe("the installed app", () => {
  test("has a manifest whose icons are there, in the sizes that it names", async () => {
    const { url } = await startApp();
    const answer = await fetch(`${url}/manifest.webmanifest`);
    expect(answer.headers.get("content-type")).toContain("application/manifest+json");
    const manifest = (await answer.json()) as Manifest; // Our own file.
    expect(manifest).toMatchObject({ start_url: "/chat", scope: "/" });
    for (const { src, type, sizes } of manifest.icons) {
      const icon = await fetch(url + src);
      expect(icon.headers.get("content-type"), src).toContain(type);
      if (type === "image/png") expect(sizeOf(Buffer.from(await icon.arrayBuffer())), src).toBe(sizes);
    }
    expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(["any", "maskable", "monochrome"]),
    );
  });

  test("has a service worker that stands before the whole site and is asked for anew each time", async () => {
    const { url } = await startApp();
    const { headers } = await fetch(`${url}/build/service-worker.js`);
    expect(headers.get("content-type")).toContain("javascript");
    expect(headers.get("service-worker-allowed")).toBe("/");
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("content-security-policy")).toContain("worker-src 'self'");
    const { script } = await (await fetch(`${url}/build/manifest.json`)).json();
    expect((await fetch(url + script)).headers.get("service-worker-allowed")).toBeNull();
  });

  test("has an offline page that is the same for everybody", async () => {
    const app = await startApp();
    const sam = await app.sender("Sam Okoro");
    const stranger = await fetch(`${app.url}/offline`);
    const known = await fetch(`${app.url}/offline`, { headers: { authorization: `Bearer ${sam.token}` } });
    const page = await known.text();
    expect(page).toBe(await stranger.text());
    expect(page).toContain("Parley cannot be reached right now");
    expect(page).not.toContain("Sam");
  });
});

/** As the file itself says. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}
