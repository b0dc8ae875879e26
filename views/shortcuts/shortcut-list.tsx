import type { ChatWords } from "../../src/words/words.ts";
import { Icon } from "../parts/icons.tsx";
import { type Keys, shortcutGroups } from "./shortcut-words.ts";

interface ShortcutListProps extends Keys {
  words: ChatWords;
  close(): void;
}

/** The list in a window over the chat page. */
export function ShortcutList({ words, close, ...keys }: ShortcutListProps) {
  const { shortcuts } = words;
  return (
    <div class="shortcuts">
      <div class="shortcuts__head">
        <h2 class="shortcuts__title">{shortcuts.title}</h2>
        <button class="icon-button" type="button" onClick={close}>
          <Icon name="close" />
          <span class="hidden">{shortcuts.close}</span>
        </button>
      </div>
      <ShortcutTable {...keys} words={words} under="h2" />
      <p class="shortcuts__hint">
        <a href="/shortcuts">{keys.hasSingleKeys ? shortcuts.off : shortcuts.on}</a>
      </p>
    </div>
  );
}

interface ShortcutTableProps extends Keys {
  words: Pick<ChatWords, "shortcuts">;
  /** The heading that it stands under. */
  under: "h1" | "h2";
}

/** What each key does. */
export function ShortcutTable({ words, under, ...keys }: ShortcutTableProps) {
  const Name = under === "h1" ? "h2" : "h3";
  return (
    <div class="shortcuts__groups">
      {shortcutGroups(keys, words).map(({ title, shortcuts }) => (
        <section key={title} class="shortcuts__group">
          <Name class="shortcuts__name">{title}</Name>
          <dl>
            {shortcuts.map(({ keys, does }) => (
              <div key={does} class="shortcuts__line">
                <dt>{does}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
