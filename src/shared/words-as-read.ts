import { decoded } from "./html-characters.ts";

/**
 * What a message's HTML says, without what it looks like. Whoever hears or skims it still tells a quotation from its
 * author's own words, and one point of a list from the next.
 */
export function wordsAsRead(html: string): string {
  /** The next number of each list that is open; null where points have none. */
  const lists: (number | null)[] = [];
  const text = html.replace(tags, (_, end: string, tag: string, start = "1") => {
    if (isInline.test(tag)) return "";
    if (tag === "blockquote") return end ? "” " : "“";
    if (tag === "li" && !end) return pointIn(lists);
    if (end && isList.test(tag)) lists.pop();
    else if (isList.test(tag)) lists.push(tag === "ol" ? Number(start) : null);
    return " ";
  });
  return decoded(text)
    .replace(/\s+/g, " ")
    .replace(/(?<=“) | (?=”)/g, "")
    .trim();
}

const tags = /<(\/?)(\w+)(?: start="(\d+)")?[^<>]*>/g;
const isInline = /^(?:[as]|em|strong|code)$/;
const isList = /^[ou]l$/;

function pointIn(lists: (number | null)[]): string {
  const number = lists.pop() ?? null;
  lists.push(number === null ? null : number + 1);
  return number === null ? "• " : `${number}. `;
}
