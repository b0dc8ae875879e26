import { type Language, languageFrom } from "./language.ts";

/** What somebody chooses for themself, on all their devices. */
export interface Preferences {
  /** Enter alone sends, or makes a new line; Ctrl+Enter always sends. On touch, Enter makes a new line either way. */
  enter: EnterMeaning;
  /** Null follows what each of their browsers asks for. */
  language: Language | null;
  /** Others see what one has read, and one sees what they have. */
  readMarks: boolean;
}

export const enterMeanings = ["sends", "breaks"] as const;

export type EnterMeaning = (typeof enterMeanings)[number];

export const usualPreferences: Preferences = { enter: "sends", language: null, readMarks: true };

/** What was kept, with the usual for whatever is missing or not known to this program. */
export function preferencesFrom(kept: Partial<Record<keyof Preferences, unknown>>): Preferences {
  return {
    enter: enterMeanings.find((meaning) => meaning === kept.enter) ?? usualPreferences.enter,
    language: languageFrom(kept.language),
    readMarks: kept.readMarks !== false,
  };
}
