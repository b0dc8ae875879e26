import type { Arabic } from "../words.ts";

export const bar: Arabic["bar"] = {
  pages: "الصفحات",
  search: "البحث",
  team: "الفريق",
  people: "الأشخاص",
  trail: "السجل",
  settings: "الإعدادات",
  signOut: "تسجيل الخروج",
  language: "اللغة",
};
