import type { Japanese } from "../words.ts";

export const times: Japanese["times"] = {
  today: "今日",
  yesterday: "昨日",
  now: "今",
  minutes: { other: "{count}分" },
  sinceToday: "今日 {time}",
  sinceYesterday: "昨日 {time}",
  sinceWeekday: "{day} {time}",
  sinceDate: "{day} {time}",
  online: "オンライン",
  away: "離席中",
  offline: "オフライン",
  lastSeenNow: "最終オンライン: たった今",
  lastSeenMinutes: { other: "最終オンライン: {count}分前" },
  lastSeenToday: "最終オンライン: {time}",
  lastSeenYesterday: "最終オンライン: 昨日",
  lastSeenWeekday: "最終オンライン: {day}",
  lastSeenDate: "最終オンライン: {day}",
};
