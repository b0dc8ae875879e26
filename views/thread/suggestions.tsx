import type { ChatWords } from "../../src/words/words.ts";

type Emoji = [emoji: string, name: string, shortcodes: string[], words: string];

interface SuggestionsProps {
  words: ChatWords;
  emoji: Emoji[];
  selected: number;
  choose(emoji: Emoji): void;
}

/** What a half-written shortcode may become; the field keeps the focus. */
export function Suggestions({ words, emoji, selected, choose }: SuggestionsProps) {
  return (
    <div class="suggestions__list" role="listbox" aria-label={words.composer.emoji}>
      {emoji.map((each, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the selected one.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the field.
        <div
          key={each[0]}
          class="suggestion"
          id={`suggestion-${at}`}
          role="option"
          aria-selected={at === selected}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(each)}
        >
          <span class="emoji">{each[0]}</span>
          <span class="suggestion__code">:{each[2][0] ?? each[1]}:</span>
        </div>
      ))}
    </div>
  );
}
