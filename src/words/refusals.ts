import type { WireError } from "../shared/errors.ts";
import type { Language } from "../shared/language.ts";
import { refusals as arabic } from "./ar/refusals.ts";
import { refusals as german } from "./de/refusals.ts";
import { refusals as english, type Refusals } from "./en/refusals.ts";
import { refusals as japanese } from "./ja/refusals.ts";
import { digits } from "./say.ts";

const translations: Record<Exclude<Language, "en">, Refusals> = { de: german, ar: arabic, ja: japanese };

/** Those with something in their places, as patterns. */
const patterns = english
  .filter((sentence) => sentence.includes("{"))
  .map((sentence) => ({ sentence, pattern: new RegExp(`^${escaped(sentence)}$`) }));

/**
 * A refusal as somebody reads it. It is written in English where it is thrown, deep inside and in other threads, and
 * becomes their language at the edge. A sentence that we have no words for stays as it is.
 */
export function refusalIn(language: Language, error: WireError): WireError {
  if (language === "en") return error;
  const inLanguage = (text: string) =>
    sentences(text)
      .map(said)
      .join(language === "ja" ? "" : " ");
  const said = (sentence: string) => translated(sentence, language);
  const { message, fields } = error;
  return {
    ...error,
    message: inLanguage(message),
    ...(fields && {
      fields: Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, inLanguage(text)])),
    }),
  };
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.?!]) (?=\p{Lu})/u);
}

function translated(sentence: string, language: Exclude<Language, "en">): string {
  const known = translations[language];
  if (isRefusal(sentence)) return known[sentence];
  for (const { sentence: english, pattern } of patterns) {
    const found = pattern.exec(sentence)?.groups;
    if (found)
      return known[english].replace(/\{(\w+)\}/g, (_, name: string) => value(found[name] ?? "", language));
  }
  return sentence;
}

function isRefusal(sentence: string): sentence is (typeof english)[number] {
  return (english as readonly string[]).includes(sentence); // The list is asked for what may not be in it.
}

function escaped(sentence: string): string {
  return sentence
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{(\w+)\}/g, (_place, name: string) => `(?<${name}>.{1,40})`);
}

/** A number as the language writes it. */
function value(text: string, language: Language): string {
  return /^[\d,]+$/.test(text) ? digits(language, Number(text.replaceAll(",", ""))) : text;
}
