import { type Theme, themes } from "../../src/shared/theme.ts";

interface ThemeFormProps {
  theme: Theme;
  /** The local path of the page that it stands on. */
  next: string;
}

/** Light, dark, or as the device has it: one button each, so that it works without script. */
export function ThemeForm({ theme: chosen, next }: ThemeFormProps) {
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
          {words[theme]}
        </button>
      ))}
    </form>
  );
}

const words: Record<Theme, string> = { system: "As the device", light: "Light", dark: "Dark" };
