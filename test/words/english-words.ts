import { english } from "../../src/words/en/english.ts";
import type { Words } from "../../src/words/words.ts";

/** What a British reader is told. */
export const englishWords: Words = { ...english, language: "en", locale: "en-GB" };
