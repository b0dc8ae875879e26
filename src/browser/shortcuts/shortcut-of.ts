import { isComposing } from "../composing.ts";

/** What a press on the page means, wherever on it the focus is. */
export type Shortcut =
  | "switch"
  | "next"
  | "previous"
  | "next-unread"
  | "previous-unread"
  | "list"
  | "write"
  | "back";

/** What counts of a press; `Apple` keyboards have ⌘ where others have Ctrl. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode"
>;

export interface Circumstances {
  isApple: boolean;
  /** Whether the focus is where one writes or chooses: single keys belong to that. */
  isInField: boolean;
  /** Whether single keys mean anything (WCAG 2.1.4). */
  hasSingleKeys: boolean;
}

/** Null for what means nothing. A key that an input method works with means nothing either. */
export function shortcutOf(press: Press, around: Circumstances): Shortcut | null {
  const { key, altKey, ctrlKey, metaKey } = press;
  if (isComposing(press)) return null;
  const mod = around.isApple ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (mod && !altKey && !press.shiftKey) return isKeyK(press) ? "switch" : null;
  if (ctrlKey || metaKey) return null;
  if (altKey) return arrow(press);
  if (around.isInField) return null;
  if (key === "Escape") return "back";
  if (!around.hasSingleKeys || [...key].length > 1 || key === " ") return null;
  return key === "?" ? "list" : "write";
}

/** By its place where the layout has no Latin letters. */
function isKeyK({ key, code }: Press): boolean {
  return key.toLowerCase() === "k" || (code === "KeyK" && !/^[a-z]$/i.test(key));
}

function arrow({ key, shiftKey }: Press): Shortcut | null {
  if (key === "ArrowDown") return shiftKey ? "next-unread" : "next";
  else if (key === "ArrowUp") return shiftKey ? "previous-unread" : "previous";
  else return null;
}
