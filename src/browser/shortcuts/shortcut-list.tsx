import { ShortcutList } from "../../../views/shortcuts/shortcut-list.tsx";
import { openSheet } from "../sheets/sheet.tsx";
import { hasSingleKeys, isApple } from "./single-keys.ts";

/** Shows what the keys do, over the page. */
export function openShortcutList(): void {
  const sheet = openSheet({ label: "Keyboard shortcuts" });
  const keys = { isApple: isApple(navigator), hasSingleKeys: hasSingleKeys(document) };
  sheet.draw(<ShortcutList {...keys} close={sheet.close} />);
}
