import type { ComponentChildren } from "preact";
import type { OwnAccount } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";
import { Bar } from "../parts/bar.tsx";
import { SettingsNav, type SettingsSection } from "./settings-nav.tsx";

interface Props {
  me: OwnAccount;
  words: Words;
  section: SettingsSection;
  /** What was done just now, in a sentence. */
  notice?: string | undefined;
  children: ComponentChildren;
}

/** One section of the settings, with the way to the others. */
export function SettingsPage({ me, words, section, notice, children }: Props) {
  return (
    <div class="page">
      <Bar me={me} words={words} page="settings" />
      <main class="team">
        <h1 class="team__title">{words.settings.title}</h1>
        <SettingsNav words={words} section={section} />
        {notice && (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
        {children}
      </main>
    </div>
  );
}
