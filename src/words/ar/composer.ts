import type { Arabic } from "../words.ts";

export const composer: Arabic["composer"] = {
  message: "رسالة",
  messageTo: "رسالة إلى {name}",
  editedMessage: "الرسالة المعدّلة",
  write: "اكتب رسالة",
  emoji: "رموز تعبيرية",
  save: "حفظ",
  send: "إرسال",
  editing: "تعديل رسالتك",
  cancel: "إلغاء",
  cancelReply: "إلغاء الرد",
  enterSends: "Enter للإرسال، وShift+Enter لسطر جديد",
  enterBreaks: "Enter لسطر جديد، وCtrl+Enter للإرسال",
  sentBefore: "أُرسل ما كتبته من قبل. اضغط «إرسال» مرة أخرى لإرسال هذا أيضًا.",
  left: {
    zero: "لم يبقَ شيء من {most}",
    one: "بقي {count} من {most}",
    two: "بقي {count} من {most}",
    few: "بقي {count} من {most}",
    many: "بقي {count} من {most}",
    other: "بقي {count} من {most}",
  },
  tooLong: {
    zero: "أطول من اللازم",
    one: "أطول من اللازم بمقدار {count}",
    two: "أطول من اللازم بمقدار {count}",
    few: "أطول من اللازم بمقدار {count}",
    many: "أطول من اللازم بمقدار {count}",
    other: "أطول من اللازم بمقدار {count}",
  },
};
