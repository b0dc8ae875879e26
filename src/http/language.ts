import type { IncomingHttpHeaders } from "node:http";
import { parseCookie } from "cookie";
import { type Language, languageFrom } from "../shared/language.ts";

/** The language of whoever asks: as they chose, else the first that they ask for and we speak, else English. */
export function languageIn(headers: IncomingHttpHeaders): Language {
  return chosenLanguage(headers) ?? askedLanguage(headers) ?? "en";
}

/** What was chosen on this browser, or taken over from the account that signed in on it. */
export function chosenLanguage({ cookie }: IncomingHttpHeaders): Language | null {
  return languageFrom(parseCookie(cookie ?? "").language);
}

function askedLanguage(headers: IncomingHttpHeaders): Language | undefined {
  const asked = (headers["accept-language"] ?? "").slice(0, longest).split(",").map(wish);
  const spoken = asked.flatMap(({ tag, weight }) => {
    const language = languageFrom(tag.split("-")[0]);
    return language && weight > 0 ? [{ language, weight }] : [];
  });
  return spoken.sort((a, b) => b.weight - a.weight)[0]?.language;
}

/** No browser asks for more. */
const longest = 1_000;

function wish(item: string): { tag: string; weight: number } {
  const [tag = "", ...settings] = item.split(";").map((part) => part.trim().toLowerCase());
  const quality = settings.find((setting) => setting.startsWith("q="));
  return { tag, weight: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
