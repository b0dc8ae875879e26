/** One emoji: itself, its name, its shortcodes, and other words to find it by. */
export type Emoji = [emoji: string, name: string, shortcodes: string[], words: string];

/** All emoji by groups, in the order of Unicode. */
export type EmojiList = Emoji[][];

/** Where the build put them, by language (tools/emoji.ts). */
declare const EMOJI_ADDRESSES: Record<string, string>;

/** Throws when it cannot be had. The browser keeps it: its address changes with its content. */
export async function loadEmoji(language: string): Promise<EmojiList> {
  const address = EMOJI_ADDRESSES[language] ?? EMOJI_ADDRESSES.en ?? "";
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The emoji could not be loaded: ${response.status}`);
  return (await response.json()) as EmojiList; // Our own build wrote it.
}

/** Those in whose name, shortcodes or words something begins with each of the words asked for; best first. */
export function findEmoji(list: EmojiList, query: string, most: number): Emoji[] {
  const asked = query
    .toLowerCase()
    .split(/[\s_:-]+/)
    .filter(Boolean);
  if (asked.length === 0) return [];
  const ranked = list.flat().flatMap((emoji) => {
    const rank = rankOf(emoji, asked);
    return rank === null ? [] : [{ emoji, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

/** 0 for a shortcode in full, 1 where a shortcode or name begins so, 2 for any other word; null for no match. */
function rankOf([, name, shortcodes, words]: Emoji, asked: string[]): number | null {
  const whole = asked.join("_");
  if (shortcodes.includes(whole)) return 0;
  const all = `${name} ${shortcodes.join(" ")} ${words}`.toLowerCase().split(/[\s_:-]+/);
  if (!asked.every((part) => all.some((word) => word.startsWith(part)))) return null;
  const isNamedSo = [name.toLowerCase(), ...shortcodes].some((each) => each.startsWith(asked.join(" ")));
  return isNamedSo || shortcodes.some((code) => code.startsWith(whole)) ? 1 : 2;
}
