import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cleanName, withEnding } from "../../src/files/file-name.ts";
import { fileScene } from "./scene.ts";
import { fetchFile, picture } from "./uploading.ts";

const hostile = [
  "../../../../etc/passwd",
  "..\\..\\windows\\system32\\drivers\\etc\\hosts",
  "/etc/shadow",
  "C:\\autoexec.bat",
  "....//....//x",
  "%2e%2e%2f%2e%2e%2fx",
  "a\r\nSet-Cookie: session=stolen",
  'a"; filename="b.html',
  "a\r\n\r\n<script>alert(1)</script>",
  "photo\u202egnp.exe",
  "\u2066a\u2069\u200f.txt",
  "a\0.html",
  "\u0085\u2028\u2029.txt",
  "..",
  ".",
  " ",
  ".htaccess",
  "-rf",
  "$(reboot).txt",
  "`id`;|&",
  "Ж".repeat(300),
  `${"x".repeat(500)}.pdf`,
  "👨‍👩‍👧‍👦 صورة 写真 café.txt",
  "e\u0301te\u0301.txt",
  "CON",
  "x'*()!~.txt",
];

describe("a file's name", () => {
  test.each(hostile)("%j leads nowhere, splits no header, and is told back to people", async (name) => {
    const clean = cleanName(name);
    expect(clean).not.toBe("");
    expect([...clean].length).toBeLessThanOrEqual(120);
    expect(clean).not.toMatch(/[/\\]|\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]/u);
    expect(clean).not.toMatch(/^\.|^\s|\s$/);
    expect(cleanName(clean)).toBe(clean);
  });

  test("of any kind is kept out of the disk, and comes back whole in the header", async () => {
    const { app, up, sending, sam } = await fileScene();
    for (const name of hostile) {
      const file = await up(name, `content of ${JSON.stringify(name)}`);
      expect(file.name).toBe(cleanName(name));
      const response = await fetchFile(app.url, sam.token, `/files/${file.id}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("set-cookie")).toBeNull();
      const told = response.headers.get("content-disposition") ?? "";
      const [, plain, whole] =
        /^attachment; filename="([\w .()-]+)"; filename\*=UTF-8''([\w.%~!-]+)$/.exec(told) ?? [];
      expect(plain, told).toBeDefined();
      expect(decodeURIComponent(whole ?? "")).toBe(file.name);
    }
    expect(sending.conversationId).toMatch(/^[\w-]{22}$/);
    const stored = await readdir(join(app.dataDir, "files"), { recursive: true, withFileTypes: true });
    const names = stored.filter((entry) => entry.isFile()).map((entry) => entry.name);
    expect(names).toHaveLength(hostile.length);
    for (const name of names) expect(name).toMatch(/^[\w-]{22}$/);
  });

  test("keeps its beginning and its ending when it is too long", () => {
    expect(cleanName(`${"x".repeat(500)}.pdf`)).toMatch(/^x{115}….pdf$/);
    expect(cleanName("😀".repeat(200))).toBe(`${"😀".repeat(119)}…`);
  });

  test("of a picture gets the ending of what it is", async () => {
    const { up } = await fileScene();
    const kinds = { jpeg: "jpg", png: "png", gif: "gif", webp: "webp", avif: "webp" } as const;
    for (const [format, ending] of Object.entries(kinds)) {
      const bytes = await picture(format as keyof typeof kinds); // The keys of the object above.
      expect(await up("holiday.html", bytes)).toMatchObject({ name: `holiday.${ending}`, kind: "picture" });
    }
    expect(withEnding("holiday", "png")).toBe("holiday.png");
    expect(withEnding("v1.2 final", "png")).toBe("v1.2 final.png");
    expect(withEnding("x.jpeg", "jpg")).toBe("x.jpg");
  });
});
