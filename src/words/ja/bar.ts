import type { Japanese } from "../words.ts";

export const bar: Japanese["bar"] = {
  pages: "ページ",
  search: "検索",
  team: "チーム",
  people: "利用者",
  trail: "記録",
  settings: "設定",
  signOut: "サインアウト",
  language: "言語",
};
