import { decoded } from "./html-characters.ts";

/**
 * What a message's HTML says, without what it looks like. Whoever hears or skims it still tells a quotation from its
 * author's own words, and one point of a list from the next.
 */
export function wordsAsRead(html: string): string {
  return decoded(html.replace(/<(\/?)(\w+)[^<>]*>/g, (_, end: string, tag: string) => inPlaceOf(tag, end)))
    .replace(/\s+/g, " ")
    .replace(/(?<=“) | (?=”)/g, "")
    .trim();
}

function inPlaceOf(tag: string, end: string): string {
  if (tag === "blockquote") return end ? "” " : "“";
  else if (tag === "li" && !end) return "• ";
  else return /^(?:[as]|em|strong|code)$/.test(tag) ? "" : " ";
}
