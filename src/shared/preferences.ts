import { type Language, languageFrom } from "./language.ts";

/** What somebody chooses for themself, on all their devices. */
export interface Preferences {
  /** Enter alone sends, or makes a new line; Ctrl+Enter always sends. On touch, Enter makes a new line either way. */
  enter: EnterMeaning;
<<<<<<< d869a71cd2716b774844aaa1b0f5ca9c7cf82705
  /** Others see what one has read, and one sees what they have. */
  readMarks: boolean;
=======
  /** Null follows what each of their browsers asks for. */
  language: Language | null;
>>>>>>> 4302d633f86d53e135afc76689a54e5e7ec551d4
}

export const enterMeanings = ["sends", "breaks"] as const;

export type EnterMeaning = (typeof enterMeanings)[number];

<<<<<<< d869a71cd2716b774844aaa1b0f5ca9c7cf82705
export const usualPreferences: Preferences = { enter: "sends", readMarks: true };
=======
export const usualPreferences: Preferences = { enter: "sends", language: null };
>>>>>>> 4302d633f86d53e135afc76689a54e5e7ec551d4

/** What was kept, with the usual for whatever is missing or not known to this program. */
export function preferencesFrom(kept: Partial<Record<keyof Preferences, unknown>>): Preferences {
  return {
    enter: enterMeanings.find((meaning) => meaning === kept.enter) ?? usualPreferences.enter,
<<<<<<< d869a71cd2716b774844aaa1b0f5ca9c7cf82705
    readMarks: kept.readMarks !== false,
=======
    language: languageFrom(kept.language),
>>>>>>> 4302d633f86d53e135afc76689a54e5e7ec551d4
  };
}
