import { totalUnread } from "../../shared/state/state.ts";
import type { Chat } from "../store.ts";

interface Badging {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** The tab's icon gets a dot, the installed app's icon the number, while something is unread. */
export function keepBadges(chat: Chat, page: Document, device: Badging): void {
  let shown = -1;
  show();
  chat.subscribe((_event, after, before) => {
    if (after.threads !== before.threads) show();
  });

  function show(): void {
    const count = totalUnread(chat.get());
    if (count === shown) return;
    shown = count;
    page.querySelector("link[rel=icon]")?.setAttribute("href", count > 0 ? "/icons/unread.svg" : "/icon.svg");
    // Refused where the app is not installed: then there is nothing to put it on.
    const done = count > 0 ? device.setAppBadge?.(count) : device.clearAppBadge?.();
    done?.catch(() => {});
  }
}
