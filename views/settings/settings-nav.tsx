import type { Words } from "../../src/words/words.ts";

/** The ways between the sections of the settings. */
export function SettingsNav({ words: { settings }, section }: { words: Words; section: SettingsSection }) {
  return (
    <nav class="settings-nav" aria-label={settings.title}>
      {sections.map((name) => (
        <a
          key={name}
          class="settings-nav__link"
          href={`/settings/${name}`}
          aria-current={name === section ? "page" : undefined}
        >
          {settings[name]}
        </a>
      ))}
    </nav>
  );
}

const sections = ["profile", "privacy", "writing", "appearance", "security", "data"] as const;

export type SettingsSection = (typeof sections)[number];
