import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { english } from "../../src/words/en/english.ts";
import { startApp } from "../app.ts";
import { newBrowser, signedInBrowser } from "../web/browser.ts";
import { pseudo } from "./pseudo.ts";

const root = join(import.meta.dirname, "../..");
const words = pseudo(english);
const catalogues = { en: words, de: words, ar: words, ja: words };

const open = ["/", "/sign-in?as=receiver", "/sign-in?ended=expired", "/sign-up", "/offline"];
const ownPages = [
  "/chat",
  "/team",
  "/people",
  "/audit",
  "/search",
  "/search?q=nothing",
  "/shortcuts",
  "/settings/profile",
  "/settings/privacy",
  "/settings/writing",
  "/settings/appearance",
  "/settings/security",
  "/settings/data",
  "/settings/two-factor",
];

describe("every word of ours comes from a catalogue", () => {
  test("on the pages for everybody", async () => {
    const app = await startApp({ options: { catalogues } });
    await app.owner();
    const browser = newBrowser(app.url);
    for (const path of open) expect(foreign((await browser.open(path)).html), path).toEqual([]);
  });

  test("on the pages of whoever is signed in", async () => {
    const app = await startApp({ options: { catalogues } });
    const { email } = await app.owner("Olga");
    await app.sender("Sam");
    const browser = await signedInBrowser(app, email);
    for (const path of ownPages) expect(foreign((await browser.open(path)).html), path).toEqual([]);
  });

  test("in every view, as far as it can be read there", () => {
    const literals = globSync("views/**/*.tsx", { cwd: root }).flatMap((file) => {
      const source = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
      const texts = [...source.matchAll(/[a-z"}]>\s*([^<>{}=;()]*\p{L}{2}[^<>{}=;()]*)</gu)].map(
        ([, text]) => text ?? "",
      );
      const labels = [
        ...source.matchAll(/\b(?:aria-label|title|placeholder|label|hint|alt|lead)="([^"]*\p{L}[^"]*)"/gu),
      ];
      return [...texts, ...labels.map(([, label]) => label ?? "")]
        .map((text) => text.trim())
        .filter((text) => text !== "Parley")
        .map((text) => `${file}: ${text}`);
    });
    expect(literals).toEqual([]);
  });
});

/** What stands on a page, or is read out from it, outside of the brackets: people's own words, dates and our name apart. */
function foreign(html: string): string[] {
  const body = html
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<time\b[\s\S]*?<\/time>|<bdi\b[\s\S]*?<\/bdi>/g, "");
  const texts = [...body.replace(/<\/?(?:a|strong|code)\b[^>]*>/g, "").matchAll(/>([^<]+)</g)].map(
    ([, text]) => text ?? "",
  );
  const labels = [...body.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text]) => text ?? "",
  );
  return [...texts, ...labels]
    .map((text) =>
      text
        .replace(/⟦[^⟦⟧]*⟧/g, "")
        .replace(/⟦[^⟦⟧]*⟧/g, "")
        .trim(),
    )
    .filter((text) => /\p{L}{2}/u.test(text) && !known.some((pattern) => pattern.test(text)));
}

const known = [
  /^(· )?Parley$/,
  // The languages by their own names, keys of a keyboard, and what a device or a month is called.
  /^(English|Deutsch|العربية|日本語)$/,
  /^(Ctrl|Alt|Shift|Esc|Enter|Home|End|Delete)\b/,
  /^(Olga|Sam|Node\.js|Unknown)/,
];
