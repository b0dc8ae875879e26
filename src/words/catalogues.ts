import type { Language } from "../shared/language.ts";
import { arabic } from "./ar/arabic.ts";
import { german } from "./de/german.ts";
import { english } from "./en/english.ts";
import { japanese } from "./ja/japanese.ts";
import type { Catalogue } from "./words.ts";

export type Catalogues = Record<Language, Catalogue>;

/** What Parley says, in each of its languages. For the server: a page is given the one that it is in. */
export const catalogues: Catalogues = { en: english, de: german, ar: arabic, ja: japanese };
