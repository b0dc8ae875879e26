import { describe, expect, test } from "vitest";
import { checkCredentials } from "../../src/accounts/credentials.ts";
import { corpus } from "./corpus.ts";

const rest = { email: "ana@people.example", password: "correct horse battery" };
const kept = (name: string) => checkCredentials({ ...rest, name }).name;

describe("a name", () => {
  test("turns nothing around it, whatever it was typed with", () => {
    for (const turn of ["\u202e", "\u202a", "\u2066", "\u2067", "\u2069", "\u200f", "\u061c"]) {
      expect(kept(`Ana${turn}Bell`)).toBe("Ana Bell");
    }
  });

  test("hides nothing", () => {
    for (const none of ["\u200b", "\u2060", "\ufeff", "\u00ad"]) expect(kept(`An${none}a`)).toBe("Ana");
  });

  test("keeps what people need to write theirs", () => {
    for (const name of [
      "José Ñandú",
      "می‌خواهم",
      "क्‍ष",
      "👩‍🚀 Ana",
      "O'Brien-Smith",
      "עדי",
      "Nguyễn Thị Ánh",
    ]) {
      expect(kept(name)).toBe(name.normalize("NFC"));
    }
  });

  test("has something to see", () => {
    for (const nothing of ["\u200d\u200c", "\u3164", "\u2800\u2800", "\u0301", "\u200b", " \u2003 "]) {
      expect(() => kept(nothing), JSON.stringify(nothing)).toThrow("Please tell us your name.");
    }
  });

  test("is one line of at most 80 characters, or refused with a sentence", () => {
    let refused = 0;
    for (const name of corpus) {
      try {
        expect(kept(name)).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]{1,80}$/u);
      } catch (error) {
        expect(error).toMatchObject({ code: "invalid", fields: { name: expect.any(String) } });
        refused += 1;
      }
    }
    expect(refused).toBeLessThan(corpus.length / 4);
  });
});
