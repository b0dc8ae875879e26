/** The languages that all of Parley speaks, by their BCP 47 names. */
export const languages = ["en", "de", "ar", "ja"] as const;

export type Language = (typeof languages)[number];

/** What those who read it call it: never translated, so that everybody finds theirs. */
export const languageNames: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  ar: "العربية",
  ja: "日本語",
};

export function languageFrom(value: unknown): Language | null {
  return languages.find((language) => language === value) ?? null;
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}
