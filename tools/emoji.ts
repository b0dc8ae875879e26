import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What we need of emojibase's list. `group` is missing for parts of emoji, such as single letters of flags. */
interface Entry {
  emoji: string;
  label: string;
  hexcode: string;
  tags?: string[];
  group?: number;
  order?: number;
}

/** Skin tones and hair: nothing that one writes by itself. */
const components = 2;
/** As Unicode recommends it: emojibase asks for the coloured form even where that is the only one. */
const isEmoji = /^\p{RGI_Emoji}$/v;

/**
 * The emoji that the picker offers, as a file of its own with a name that follows from its content: by groups, each
 * with name, shortcodes and words to find it by. Names come from Unicode's CLDR, by way of emojibase; CLDR has them
 * in every language that the program may come to speak.
 */
export function emojiFile(language: string): { name: string; json: string } {
  const list = read<Entry[]>(`${language}/data.json`);
  const shortcodes = read<Record<string, string | string[]>>("en/shortcodes/github.json");
  const more = read<Record<string, string | string[]>>("en/shortcodes/emojibase.json");
  const groups: unknown[][] = [];
  for (const { emoji: listed, label, hexcode, tags = [], group } of list.sort(byOrder)) {
    const emoji = [listed, listed.replaceAll("\uFE0F", "")].find((each) => isEmoji.test(each));
    if (!emoji || group === undefined || group === components) continue;
    const codes = [shortcodes[hexcode] ?? more[hexcode] ?? []].flat();
    groups[group] ??= [];
    groups[group].push([emoji, label, codes, tags.join(" ")]);
  }
  const json = JSON.stringify(groups.filter(Boolean));
  const hash = createHash("sha256").update(json).digest("hex").slice(0, 8).toUpperCase();
  return { name: `emoji-${language}-${hash}.json`, json };
}

function byOrder(a: Entry, b: Entry): number {
  return (a.order ?? 0) - (b.order ?? 0);
}

function read<T>(path: string): T {
  const folder = dirname(fileURLToPath(import.meta.resolve("emojibase-data/package.json")));
  return JSON.parse(readFileSync(join(folder, path), "utf8")) as T; // Its own package says what is in it.
}
