import { ShortcutList } from "../../../views/shortcuts/shortcut-list.tsx";
import type { ChatWords } from "../../words/words.ts";
import { openSheet } from "../sheets/sheet.tsx";
import { hasSingleKeys, isApple } from "./single-keys.ts";

/** Shows what the keys do, over the page. */
export function openShortcutList(words: ChatWords): void {
  const sheet = openSheet({ label: words.shortcuts.title });
  const keys = { isApple: isApple(navigator), hasSingleKeys: hasSingleKeys(document) };
  sheet.draw(<ShortcutList {...keys} words={words} close={sheet.close} />);
}
