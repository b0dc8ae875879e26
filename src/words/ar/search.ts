import type { Arabic } from "../words.ts";

export const search: Arabic["search"] = {
  search: "بحث",
  words: "كلمات البحث",
  placeholder: 'كلمات، أو "كلمات متتالية"',
  with: "مع",
  anybody: "أي شخص",
  writtenBy: "كتبها",
  eitherSide: "أي من الطرفين",
  me: "أنا",
  since: "من يوم",
  until: "حتى يوم",
  withLink: "فيها رابط",
  withFile: "فيها ملف",
  found: "النتائج، الأحدث أولًا",
  older: "عرض الأقدم",
  nothing: "لا نتائج",
  nothingFor: "لا نتائج لـ «{words}»",
  advice: "يجري البحث عن كلمات كاملة. كلمات أقل، أو بداياتها وحدها، تعطي نتائج أكثر.",
  you: "أنت:",
};
