import { describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/shared/language.ts";
import { catalogues } from "../../src/words/catalogues.ts";
import { english } from "../../src/words/en/english.ts";
import { count, say } from "../../src/words/say.ts";

const others = languages.filter((language) => language !== "en");

describe.each(others)("the catalogue of %s", (language) => {
  test("has something in its places for each phrase of the English one, and nothing else", () => {
    const theirs = new Map(phrasesIn(catalogues[language]));
    for (const [path, phrase] of phrasesIn(english)) {
      const translated = theirs.get(path);
      if (translated !== undefined) expect(placesIn(translated), path).toEqual(placesIn(phrase));
    }
  });

  test("says no phrase in English", () => {
    const theirs = new Map(phrasesIn(catalogues[language]));
    const asEnglish = phrasesIn(english).filter(
      ([path, phrase]) => theirs.get(path) === phrase && /\p{L}{2}.* \p{L}{2}/u.test(phrase),
    );
    expect(asEnglish.map(([path]) => path)).toEqual([]);
  });

  test("has the forms of number that the language has", () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [path, forms] of countedIn(catalogues[language])) {
      expect(Object.keys(forms).sort(), path).toEqual([...categories].sort());
    }
  });
});

describe("a number of things", () => {
  test.each<[Language, number, string]>([
    ["en", 1, "1 unread"],
    ["de", 2, "2 ungelesen"],
    ["ar", 0, "لا رسائل غير مقروءة"],
    ["ar", 1, "رسالة واحدة غير مقروءة"],
    ["ar", 2, "رسالتان غير مقروءتين"],
    ["ar", 3, "3 رسائل غير مقروءة"],
    ["ar", 11, "11 رسالة غير مقروءة"],
    ["ar", 100, "100 رسالة غير مقروءة"],
    ["ja", 1, "未読1件"],
    ["de", 12_345, "12.345 ungelesen"],
  ])("reads right in %s: %i", (language, number, text) => {
    expect(count({ locale: language }, catalogues[language].inbox.unread, number)).toBe(text);
  });

  test("is written with the digits of the reader's region", () => {
    expect(count({ locale: "ar-EG" }, catalogues.ar.inbox.unread, 3)).toBe("٣ رسائل غير مقروءة");
  });
});

test("what stands in a place is text, whatever it looks like", () => {
  expect(say("{name} and $& {name}", { name: "$1 {name}" })).toBe("$1 {name} and $& $1 {name}");
});

function phrasesIn(value: unknown, path = ""): [path: string, phrase: string][] {
  if (typeof value === "string") return [[path, value]];
  const entries = Object.entries(value as object); // A catalogue is made of objects and texts.
  return entries.flatMap(([key, inner]) => phrasesIn(inner, `${path}/${key}`));
}

function countedIn(value: unknown, path = ""): [path: string, forms: object][] {
  if (typeof value !== "object" || value === null) return [];
  if ("other" in value && typeof value.other === "string") return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => countedIn(inner, `${path}/${key}`));
}

/** The number need not stand in each form. */
function placesIn(phrase: string): string[] {
  return [...phrase.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name ?? "")
    .filter((name) => name !== "count")
    .sort();
}
