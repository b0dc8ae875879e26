import type { German } from "../words.ts";

export const bar: German["bar"] = {
  pages: "Seiten",
  search: "Suche",
  team: "Team",
  people: "Personen",
  trail: "Protokoll",
  settings: "Einstellungen",
  signOut: "Abmelden",
  language: "Sprache",
};
