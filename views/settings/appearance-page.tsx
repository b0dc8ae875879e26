import type { Language } from "../../src/shared/language.ts";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { Theme } from "../../src/shared/theme.ts";
import type { Words } from "../../src/words/words.ts";
import { LanguageForm } from "../parts/language-form.tsx";
import { ThemeForm } from "../parts/theme-form.tsx";
import { SettingsPage } from "./settings-page.tsx";

export interface AppearancePageProps {
  me: OwnAccount;
  words: Words;
  theme: Theme;
  /** What their account says; null follows the browser. */
  language: Language | null;
}

/** How the pages look to one: a section for each choice. */
export function AppearancePage({ me, words, theme, language }: AppearancePageProps) {
  return (
    <SettingsPage me={me} words={words} section="appearance">
      <section class="sheet" aria-labelledby="theme-title">
        <h2 class="sheet__title" id="theme-title">
          {words.settings.lightOrDark}
        </h2>
        <ThemeForm words={words} theme={theme} next="/settings/appearance" />
        <p class="field__hint">{words.settings.themeHint}</p>
      </section>
      <section class="sheet" aria-labelledby="language-title">
        <h2 class="sheet__title" id="language-title">
          {words.bar.language}
        </h2>
        <LanguageForm
          words={words}
          chosen={language}
          auto={words.settings.languageAuto}
          next="/settings/appearance"
        />
        <p class="field__hint">{words.settings.languageHint}</p>
      </section>
    </SettingsPage>
  );
}
