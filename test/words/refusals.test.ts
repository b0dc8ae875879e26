import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { refusals } from "../../src/words/en/refusals.ts";
import { refusalIn } from "../../src/words/refusals.ts";

const root = join(import.meta.dirname, "../..");

/** Said to whoever runs the program, on its standard error, or about what no page of ours sends. */
const notForPeople = [
  /^src\/(backup|config|demo|main|owner-link|restore|rotate-key|app\/doors)\.ts$/,
  /^src\/http\/(http-server|broken-requests)\.ts$/,
  /^src\/accounts\/(secret|owner-link)/,
  /^src\/store\/sqlite\/(batch|open|lock|migrate|pragmas|writer-thread|search\/indexing)\.ts$/,
  /^src\/files\/shelf\.ts$/,
  /^src\/push\/vapid\.ts$/,
  /^src\/(backup|store\/sqlite\/copy)\//,
  /^src\/(browser|words)\//,
];

describe("a refusal", () => {
  test("has its words in every language, wherever it is thrown", () => {
    const missing = thrown().flatMap(({ file, text }) =>
      pieces(text)
        .filter((piece) => !isKnown(piece))
        .map((piece) => `${file}: ${piece}`),
    );
    expect(missing).toEqual([]);
  });

  test("reaches a reader in their language, with what stands in its places", () => {
    const tooLong = {
      code: "too_large" as const,
      message: "A message can have up to 4,000 characters. Please send it in parts.",
    };
    expect(refusalIn("en", tooLong)).toBe(tooLong);
    expect(refusalIn("de", tooLong).message).toBe(
      "Eine Nachricht kann bis zu 4.000 Zeichen haben. Bitte senden Sie sie in Teilen.",
    );
    for (const language of ["ar", "ja"] as const) {
      const { code, message } = refusalIn(language, tooLong);
      expect(code).toBe("too_large");
      expect(message).toContain("4,000");
      expect(message).not.toContain("Please");
    }
  });

  test("says so at its field as well, and keeps what no catalogue has", () => {
    const sentence = "Please tell us your name.";
    const odd = { code: "invalid" as const, message: "x is odd.", fields: { name: sentence, x: "is odd" } };
    expect(refusalIn("de", odd)).toEqual({
      code: "invalid",
      message: "x is odd.",
      fields: { name: "Bitte nennen Sie uns Ihren Namen.", x: "is odd" },
    });
  });
});

/** The sentences between quotes, with "{}" for what is put into them. */
function thrown(): { file: string; text: string }[] {
  const files = globSync("src/**/*.{ts,tsx}", { cwd: root }).filter(
    (file) => !notForPeople.some((pattern) => pattern.test(file)),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8").replace(/new (?:Type)?Error\([^;]*;/g, "");
    const found = source.matchAll(
      /"([A-Z](?![A-Z]{2})[^"\n]*\.)"|`((?:[A-Z]|\$\{what\} )(?![A-Z]{2})[^`\n]*\.)`/g,
    );
    return [...found].map(([, plain, filled]) => ({
      file,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
      text: (plain ?? filled ?? "").replace("${what} ", "").replace(/\$\{[^}]*\}/g, "{}"),
    }));
  });
}

function pieces(text: string): string[] {
  return text.split(/(?<=[.?!]) (?=\p{Lu})/u);
}

function isKnown(piece: string): boolean {
  return (
    refusals.some((sentence) => sentence.replace(/\{\w+\}/g, "{}") === piece) ||
    // How long to wait comes in three forms.
    piece === "Please try again in {}."
  );
}
