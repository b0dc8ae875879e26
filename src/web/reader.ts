import { parseCookie } from "cookie";
import type { Request } from "express";

/** In whose way times are written. */
export interface Reader {
  /** BCP 47, without extensions. */
  locale: string;
  /** IANA name. */
  timeZone: string;
}

/** As the browser asks: its first language that we can format in, and the zone that the page's script left. */
export function readerOf(req: Request): Reader {
  return { locale: localeOf(req), timeZone: zoneOf(req) };
}

function localeOf(req: Request): string {
  return (
    req
      .acceptsLanguages()
      .map(knownLocale)
      .find((locale) => locale !== undefined) ?? "en"
  );
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
