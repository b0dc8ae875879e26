import { keepCounts } from "../inbox/counting.ts";
import type { Deps } from "./deps.ts";
import { neighbourOf } from "./neighbours.ts";
import { type Shortcut, shortcutOf } from "./shortcut-of.ts";
import { hasSingleKeys, isApple } from "./single-keys.ts";

/** Hears the shortcuts from now on. */
export function beginShortcuts(deps: Deps): void {
  keepCounts(deps);
  document.addEventListener("keydown", (event) => {
    // A window over the page has its own keys.
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const shortcut = shortcutOf(event, {
      isApple: isApple(navigator),
      isInField: isField(event.target),
      hasSingleKeys: hasSingleKeys(document),
    });
    if (shortcut && act(shortcut, event.target, deps)) event.preventDefault();
  });
}

/** Whether the press is used up: one that begins a text goes on into the field. */
function act(shortcut: Shortcut, target: EventTarget | null, deps: Deps): boolean {
  switch (shortcut) {
    case "switch":
      void deps.rarely(({ openSwitcher }) => openSwitcher(deps));
      return true;
    case "list":
      void deps.rarely(({ openShortcutList }) => openShortcutList(deps.notices.words));
      return true;
    case "write":
      if (isOnThePage(target)) deps.field.focus();
      return false;
    case "back":
      deps.field.focus();
      return true;
    default:
      walk(shortcut, deps);
      return true;
  }
}

function walk(to: "next" | "previous" | "next-unread" | "previous-unread", { chat, actions }: Deps): void {
  const id = neighbourOf(chat.get(), to.startsWith("next") ? 1 : -1, to.endsWith("unread"));
  if (id !== null) actions.chooseConversation(id);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** On no control: a letter may mean something to that. */
function isOnThePage(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("body, #messages");
}
