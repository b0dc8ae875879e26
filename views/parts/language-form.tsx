import { type Language, languageNames, languages } from "../../src/shared/language.ts";
import type { ChatWords } from "../../src/words/words.ts";

interface LanguageFormProps {
  words: Pick<ChatWords, "bar">;
  /** Null where the browser decides. */
  chosen: Language | null;
  /** How following the browser is called, where that can be chosen. */
  auto?: string;
  /** The local path of the page that it stands on. */
  next: string;
}

/** Each language by its own name, as a button of its own, so that it works without script. */
export function LanguageForm({ words, chosen, auto, next }: LanguageFormProps) {
  return (
    <form class="languages" method="post" action="/language" aria-label={words.bar.language}>
      <input type="hidden" name="next" value={next} />
      {auto && (
        <button
          class="languages__choice"
          type="submit"
          name="language"
          value=""
          aria-pressed={chosen === null}
        >
          {auto}
        </button>
      )}
      {languages.map((language) => (
        <button
          key={language}
          class="languages__choice"
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === chosen}
        >
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}
