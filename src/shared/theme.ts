/** In which colours the pages are drawn; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** `system` for whatever is no theme. */
export function themeFrom(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
