export interface Keys {
  /** Whether the keyboard has ⌘ where others have Ctrl. */
  isApple: boolean;
  /** Whether single keys do anything: those that do not are left out. */
  hasSingleKeys: boolean;
}

interface Shortcut {
  /** One after the other: each of them alone does it. */
  keys: string[];
  does: string;
  isSingle?: true;
}

interface Group {
  title: string;
  shortcuts: Shortcut[];
}

/** What the keys do on the chat page, in the order in which one comes to need them. */
export function shortcutGroups({ isApple, hasSingleKeys }: Keys): Group[] {
  const mod = isApple ? "⌘" : "Ctrl";
  const alt = isApple ? "⌥" : "Alt";
  return [anywhere(mod, alt), messages, writing(mod)].map(({ title, shortcuts }) => ({
    title,
    shortcuts: shortcuts.filter(({ isSingle }) => hasSingleKeys || !isSingle),
  }));
}

function anywhere(mod: string, alt: string): Group {
  return {
    title: "Anywhere",
    shortcuts: [
      { keys: [`${mod}+K`], does: "Go to a conversation by name" },
      { keys: [`${alt}+↑`, `${alt}+↓`], does: "Previous or next conversation" },
      { keys: [`${alt}+Shift+↑`, `${alt}+Shift+↓`], does: "Previous or next with something unread" },
      { keys: ["Esc"], does: "Back to writing" },
      { keys: ["A–Z"], does: "Begin to write", isSingle: true },
      { keys: ["?"], does: "Show this list", isSingle: true },
    ],
  };
}

const messages: Group = {
  title: "On a message",
  shortcuts: [
    { keys: ["↑", "↓", "Home", "End"], does: "Go from message to message" },
    { keys: ["Enter"], does: "Show all that can be done with it" },
    { keys: ["R"], does: "Reply", isSingle: true },
    { keys: ["+"], does: "React", isSingle: true },
    { keys: ["E"], does: "Edit your own", isSingle: true },
    { keys: ["Delete"], does: "Delete your own" },
  ],
};

function writing(mod: string): Group {
  return {
    title: "While you write",
    shortcuts: [
      { keys: [`${mod}+Enter`], does: "Send" },
      { keys: ["Shift+Enter"], does: "New line" },
      { keys: ["↑"], does: "Edit your last message, while the field is empty" },
      { keys: ["Esc"], does: "Stop editing or replying" },
      { keys: [":"], does: "An emoji by its name, as in :smile" },
    ],
  };
}
