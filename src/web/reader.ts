import { parseCookie } from "cookie";
import type { Request } from "express";
import { type Language, languageFrom, languages } from "../shared/language.ts";

/** In whose way times are written. */
export interface Reader {
  /** BCP 47, without extensions. */
  locale: string;
  /** IANA name. */
  timeZone: string;
}

/** In the language of the page, as the browser's region writes it, and in the zone that the page's script left. */
export function readerOf(req: Request): Reader {
  return { locale: localeOf(req, languageOf(req)), timeZone: zoneOf(req) };
}

/** As somebody chose, for this browser or for their account; else the first that the browser asks for and we speak. */
export function languageOf(req: Request): Language {
  const asked = languageFrom(req.acceptsLanguages([...languages]));
  return req.res?.locals.language ?? chosenLanguage(req) ?? asked ?? "en";
}

/** What was chosen on this browser, or taken over from the account that signed in on it. */
export function chosenLanguage(req: Request): Language | null {
  return languageFrom(parseCookie(req.get("cookie") ?? "").language);
}

function localeOf(req: Request, language: Language): string {
  const locales = req.acceptsLanguages().map(knownLocale);
  return locales.find((locale) => locale?.split("-")[0] === language) ?? language;
}

/** Language and region alone: extensions would let a request ask for endlessly many formats. */
function knownLocale(tag: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(tag);
    const locale = region ? `${language}-${region}` : language;
    return Intl.DateTimeFormat.supportedLocalesOf([locale])[0];
  } catch {
    return undefined; // Not a language tag, such as "*".
  }
}

function zoneOf(req: Request): string {
  const timeZone = parseCookie(req.get("cookie") ?? "").zone;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timeZone ?? "UTC" }).resolvedOptions().timeZone;
  } catch {
    return "UTC"; // Not a zone that we know.
  }
}
