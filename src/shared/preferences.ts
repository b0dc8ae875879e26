/** What somebody chooses for themself, on all their devices. */
export interface Preferences {
  /** Enter alone sends, or makes a new line; Ctrl+Enter always sends. On touch, Enter makes a new line either way. */
  enter: EnterMeaning;
  /** Others see what one has read, and one sees what they have. */
  readMarks: boolean;
}

export const enterMeanings = ["sends", "breaks"] as const;

export type EnterMeaning = (typeof enterMeanings)[number];

export const usualPreferences: Preferences = { enter: "sends", readMarks: true };

/** What was kept, with the usual for whatever is missing or not known to this program. */
export function preferencesFrom(kept: Partial<Record<keyof Preferences, unknown>>): Preferences {
  return {
    enter: enterMeanings.find((meaning) => meaning === kept.enter) ?? usualPreferences.enter,
    readMarks: kept.readMarks !== false,
  };
}
