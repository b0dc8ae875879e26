import type { Request } from "express";
import { languageIn } from "../http/language.ts";
import type { Language } from "../shared/language.ts";
import { choiceOf } from "./choice-cookie.ts";

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

/** As somebody chose, for this browser or for their account; else as the browser asks. */
export function languageOf(req: Request): Language {
  return req.res?.locals.language ?? languageIn(req.headers);
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
  const timeZone = choiceOf(req, "zone");
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timeZone ?? "UTC" }).resolvedOptions().timeZone;
  } catch {
    return "UTC"; // Not a zone that we know.
  }
}
