/** The line at the top of every page, and its foot. */
export const bar = {
  pages: "Pages",
  search: "Search",
  team: "Team",
  people: "People",
  trail: "Trail",
  settings: "Settings",
  signOut: "Sign out",
  language: "Language",
} as const;
