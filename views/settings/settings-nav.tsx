/** The ways between the sections of the settings. */
export function SettingsNav({ section }: { section: SettingsSection }) {
  return (
    <nav class="settings-nav" aria-label="Settings">
      {sections.map(({ name, word }) => (
        <a
          key={name}
          class="settings-nav__link"
          href={`/settings/${name}`}
          aria-current={name === section ? "page" : undefined}
        >
          {word}
        </a>
      ))}
    </nav>
  );
}

const sections = [
  { name: "profile", word: "Profile" },
  { name: "privacy", word: "Privacy" },
  { name: "writing", word: "Writing" },
  { name: "appearance", word: "Appearance" },
  { name: "security", word: "Security" },
  { name: "data", word: "Your data" },
] as const;

export type SettingsSection = (typeof sections)[number]["name"];
