import { Icon } from "../parts/icons.tsx";
import { type Keys, shortcutGroups } from "./shortcut-words.ts";

interface ShortcutListProps extends Keys {
  close(): void;
}

/** The list in a window over the chat page. */
export function ShortcutList({ close, ...keys }: ShortcutListProps) {
  return (
    <div class="shortcuts">
      <div class="shortcuts__head">
        <h2 class="shortcuts__title">Keyboard shortcuts</h2>
        <button class="icon-button" type="button" onClick={close}>
          <Icon name="close" />
          <span class="hidden">Close</span>
        </button>
      </div>
      <ShortcutTable {...keys} />
      <p class="shortcuts__hint">
        <a href="/shortcuts">{keys.hasSingleKeys ? "Switch single keys off" : "Switch single keys on"}</a>
      </p>
    </div>
  );
}

/** What each key does. */
export function ShortcutTable(keys: Keys) {
  return (
    <div class="shortcuts__groups">
      {shortcutGroups(keys).map(({ title, shortcuts }) => (
        <section key={title} class="shortcuts__group">
          <h3 class="shortcuts__name">{title}</h3>
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
