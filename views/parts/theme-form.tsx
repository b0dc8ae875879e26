import { type Theme, themes } from "../../src/shared/theme.ts";
import type { Words } from "../../src/words/words.ts";

interface ThemeFormProps {
  words: Words;
  theme: Theme;
  /** The local path of the page that it stands on. */
  next: string;
}

/** Light, dark, or as the device has it: one button each, so that it works without script. */
export function ThemeForm({ words, theme: chosen, next }: ThemeFormProps) {
  return (
    <form class="themes" method="post" action="/theme">
      <input type="hidden" name="next" value={next} />
      {themes.map((theme) => (
        <button
          key={theme}
          class={`themes__choice themes__choice--${theme}`}
          type="submit"
          name="theme"
          value={theme}
          aria-pressed={theme === chosen}
        >
          <span class="themes__sample" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.settings[theme]}
        </button>
      ))}
    </form>
  );
}
