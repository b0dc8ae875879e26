import type { ChatWords } from "../../src/words/words.ts";
import { Icon } from "../parts/icons.tsx";

/** An emoji with its name, its shortcodes, and other words to find it by. */
type Emoji = [emoji: string, name: string, shortcodes: string[], words: string];

interface EmojiPickerProps {
  words: ChatWords;
  groups: Emoji[][];
  recent: Emoji[];
  /** What was searched for; null while nothing is. */
  found: Emoji[] | null;
  search(query: string): void;
  /** Walks over the grid by keys. */
  move(event: KeyboardEvent): void;
  choose(emoji: Emoji): void;
}

/** In the order in which the emoji come. */
function groupNames({ sheets }: ChatWords): string[] {
  const { smileys, people, nature, food, travel, activities, objects, symbols, flags } = sheets.groups;
  return [smileys, people, nature, food, travel, activities, objects, symbols, flags];
}

/** All emoji to choose from: by search, by group, or one of those used last. */
export function EmojiPicker({ words, groups, recent, found, search, move, choose }: EmojiPickerProps) {
  const { sheets } = words;
  const names = groupNames(words);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the arrow keys of the field and the buttons in it.
    <div class="emoji-picker" onKeyDown={move}>
      <div class="emoji-picker__search">
        <Icon name="smile" />
        <input
          class="emoji-picker__field"
          type="search"
          aria-label={sheets.searchEmoji}
          placeholder={sheets.searchEmoji}
          autocomplete="off"
          onInput={(event) => search(event.currentTarget.value)}
        />
      </div>
      <div class="emoji-picker__groups">
        {found ? (
          <Group name={found.length > 0 ? sheets.found : sheets.nothingFound} emoji={found} choose={choose} />
        ) : (
          <>
            {recent.length > 0 && <Group name={sheets.usedLast} emoji={recent} choose={choose} />}
            {groups.map((emoji, at) => (
              <Group key={names[at]} name={names[at] ?? ""} emoji={emoji} choose={choose} />
            ))}
          </>
        )}
      </div>
    </div>
  );
}

function Group({ name, emoji, choose }: { name: string; emoji: Emoji[]; choose(emoji: Emoji): void }) {
  return (
    <section class="emoji-picker__group" aria-label={name}>
      <h3 class="emoji-picker__name">{name}</h3>
      <div class="emoji-picker__grid">
        {emoji.map((each, at) => (
          <button
            key={each[0]}
            class="emoji-picker__emoji emoji"
            type="button"
            tabIndex={at === 0 ? 0 : -1}
            aria-label={each[1]}
            title={each[1]}
            onClick={() => choose(each)}
          >
            {each[0]}
          </button>
        ))}
      </div>
    </section>
  );
}
