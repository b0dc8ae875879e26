import type { OwnAccount } from "../../src/shared/model.ts";
import type { Theme } from "../../src/shared/theme.ts";
import { ThemeForm } from "../parts/theme-form.tsx";
import { SettingsPage } from "./settings-page.tsx";

export interface AppearancePageProps {
  me: OwnAccount;
  theme: Theme;
}

/** How the pages look to one: a section for each choice. */
export function AppearancePage({ me, theme }: AppearancePageProps) {
  return (
    <SettingsPage me={me} section="appearance">
      <section class="sheet" aria-labelledby="theme-title">
        <h2 class="sheet__title" id="theme-title">
          Light or dark
        </h2>
        <ThemeForm theme={theme} next="/settings/appearance" />
        <p class="field__hint">For this browser alone.</p>
      </section>
    </SettingsPage>
  );
}
