import type { ChatWords } from "../../src/words/words.ts";

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

type Says = ChatWords["shortcuts"];

interface Group {
  title: string;
  shortcuts: Shortcut[];
}

/** What the keys do on the chat page, in the order in which one comes to need them. */
export function shortcutGroups(
  { isApple, hasSingleKeys }: Keys,
  { shortcuts: words }: Pick<ChatWords, "shortcuts">,
): Group[] {
  const mod = isApple ? "⌘" : "Ctrl";
  const alt = isApple ? "⌥" : "Alt";
  return [anywhere(words, mod, alt), messages(words), writing(words, mod)].map(({ title, shortcuts }) => ({
    title,
    shortcuts: shortcuts.filter(({ isSingle }) => hasSingleKeys || !isSingle),
  }));
}

function anywhere(words: Says, mod: string, alt: string): Group {
  return {
    title: words.anywhere,
    shortcuts: [
      { keys: [`${mod}+K`], does: words.switch },
      { keys: [`${alt}+↑`, `${alt}+↓`], does: words.neighbours },
      { keys: [`${alt}+Shift+↑`, `${alt}+Shift+↓`], does: words.unread },
      { keys: ["Esc"], does: words.back },
      { keys: ["A–Z"], does: words.begin, isSingle: true },
      { keys: ["?"], does: words.list, isSingle: true },
    ],
  };
}

function messages(words: Says): Group {
  return {
    title: words.onMessage,
    shortcuts: [
      { keys: ["↑", "↓", "Home", "End"], does: words.walk },
      { keys: ["Enter"], does: words.menu },
      { keys: ["R"], does: words.reply, isSingle: true },
      { keys: ["+"], does: words.react, isSingle: true },
      { keys: ["E"], does: words.edit, isSingle: true },
      { keys: ["Delete"], does: words.delete },
    ],
  };
}

function writing(words: Says, mod: string): Group {
  return {
    title: words.writing,
    shortcuts: [
      { keys: [`${mod}+Enter`], does: words.send },
      { keys: ["Shift+Enter"], does: words.line },
      { keys: ["↑"], does: words.editLast },
      { keys: ["Esc"], does: words.stop },
      { keys: [":"], does: words.emoji },
    ],
  };
}
