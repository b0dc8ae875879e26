/** The settings. */
export const settings = {
  languageHint: "For you, on all your devices.",
} as const;
