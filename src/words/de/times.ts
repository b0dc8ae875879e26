import type { German } from "../words.ts";

export const times: German["times"] = {
  today: "Heute",
  yesterday: "Gestern",
  now: "jetzt",
  minutes: { one: "{count} Min.", other: "{count} Min." },
  sinceToday: "heute um {time}",
  sinceYesterday: "gestern um {time}",
  sinceWeekday: "am {day} um {time}",
  sinceDate: "am {day} um {time}",
  online: "Online",
  away: "Abwesend",
  offline: "Offline",
  lastSeenNow: "Gerade eben online",
  lastSeenMinutes: { one: "Vor {count} Minute online", other: "Vor {count} Minuten online" },
  lastSeenToday: "Zuletzt online um {time}",
  lastSeenYesterday: "Zuletzt gestern online",
  lastSeenWeekday: "Zuletzt am {day} online",
  lastSeenDate: "Zuletzt am {day} online",
};
