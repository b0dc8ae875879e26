import { describe, expect, test } from "vitest";
import { installed } from "./lockfile.ts";

/**
 * Below these versions there are flaws that are publicly known. `required` ones must be there at all: were one gone,
 * its line here would guard nothing any more.
 */
const floors: { name: string; floor: string; why: string; required?: true }[] = [
  {
    name: "engine.io",
    floor: "6.6.10",
    why: "CVE-2026-102599, a crafted upgrade ends the process",
    required: true,
  },
  { name: "ws", floor: "8.21.0", why: "CVE-2026-48779, tiny fragments fill the memory", required: true },
  {
    name: "socket.io",
    floor: "4.8.0",
    why: "CVE-2024-38355, an event named error ends the process",
    required: true,
  },
  {
    name: "socket.io-parser",
    floor: "4.2.6",
    why: "CVE-2026-33151, attachments without end",
    required: true,
  },
  { name: "socket.io-adapter", floor: "2.5.5", why: "brings its own ws", required: true },
  { name: "xmlhttprequest-ssl", floor: "1.6.2", why: "CVE-2021-31597, certificates that nobody checks" },
  { name: "path-to-regexp", floor: "8.4.0", why: "CVE-2026-4923 and -4926, slow paths", required: true },
  { name: "body-parser", floor: "2.2.1", why: "CVE-2025-13466, forms that take for ever", required: true },
  { name: "express", floor: "5.0.0", why: "CVE-2024-43796, scripts in redirects", required: true },
  { name: "send", floor: "0.19.0", why: "CVE-2024-43799, scripts in redirects", required: true },
  { name: "serve-static", floor: "2.1.0", why: "CVE-2024-43800, scripts in redirects", required: true },
  { name: "qs", floor: "6.14.1", why: "CVE-2025-15284, lists without end", required: true },
  { name: "cookie", floor: "0.7.0", why: "CVE-2024-47764, names that break out of a header", required: true },
  {
    name: "on-headers",
    floor: "1.1.0",
    why: "CVE-2025-7339, headers changed behind the answer",
    required: true,
  },
  { name: "debug", floor: "2.6.9", why: "CVE-2017-16137, slow formats", required: true },
  { name: "ms", floor: "2.0.0", why: "CVE-2015-8315 and -2017-20162, slow durations", required: true },
  { name: "negotiator", floor: "0.6.1", why: "CVE-2016-10539, slow languages", required: true },
  {
    name: "jsonwebtoken",
    floor: "9.0.0",
    why: "CVE-2022-23539 to -23541, keys taken for others",
    required: true,
  },
  { name: "jws", floor: "4.0.1", why: "CVE-2025-65945, signatures not checked", required: true },
  { name: "jwa", floor: "2.0.1", why: "runs on the Node that we bring", required: true },
  { name: "semver", floor: "7.5.2", why: "CVE-2022-25883, slow ranges" },
  { name: "sanitize-html", floor: "2.17.6", why: "CVE-2026-44990 and what followed", required: true },
  { name: "postcss", floor: "8.4.31", why: "CVE-2023-44270, comments that are none" },
  { name: "nanoid", floor: "3.3.8", why: "CVE-2024-55565, ids that can be guessed" },
  { name: "markdown-it", floor: "14.2.0", why: "CVE-2026-2327 and -48988, slow text", required: true },
  { name: "linkify-it", floor: "5.0.2", why: "CVE-2026-48801 and -59887, slow links", required: true },
  { name: "zod", floor: "3.22.3", why: "CVE-2023-4316, slow addresses", required: true },
  { name: "bcrypt", floor: "5.0.0", why: "CVE-2020-7689, passwords cut at a zero byte", required: true },
];

describe("the flaws that are publicly known are not among what is installed", () => {
  const all = installed();

  test.each(floors)("$name is $floor or newer in every copy: $why", ({ name, floor, required }) => {
    const copies = all.filter((one) => one.name === name);
    expect(copies.filter(({ version }) => isBelow(version, floor))).toEqual([]);
    if (required) expect(copies.length).toBeGreaterThan(0);
  });

  test("and the comparison tells older from newer", () => {
    expect(isBelow("8.9.9", "8.21.0")).toBe(true);
    expect(isBelow("8.21.0-beta.1", "8.21.0")).toBe(true);
    expect(isBelow("8.21.0", "8.21.0")).toBe(false);
    expect(isBelow("10.0.0", "9.9.9")).toBe(false);
  });
});

function isBelow(version: string, floor: string): boolean {
  const [release = "", early] = version.split("-", 2);
  const [mine, wanted] = [release, floor].map((one) => one.split(".").map(Number));
  for (const [at, least] of (wanted ?? []).entries()) {
    const part = mine?.[at] ?? 0;
    if (part !== least) return part < least;
  }
  return early !== undefined;
}
