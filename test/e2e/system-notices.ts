import type { BrowserContext, Page } from "@playwright/test";
import type { Person } from "./fixtures.ts";

/** What a page asked the system to show, in order; `closed` are tags of notices taken back. */
interface Shown {
  notices: { title: string; body?: string; tag?: string }[];
  closed: string[];
}

/**
 * This browser refuses notices to everybody, so what stands in for the system says yes and writes down what it was
 * asked to show. All that decides what is shown, when and with which words is ours.
 */
export async function withSystemNotices(
  context: BrowserContext,
  answer: NotificationPermission,
): Promise<void> {
  await context.addInitScript((permission) => {
    // A page that is still empty has neither.
    if (!("Notification" in window && "ServiceWorkerRegistration" in window)) return;
    const shown: Shown = { notices: [], closed: [] };
    Object.assign(window, { shown });
    // As a browser does, it stays with what it was told, over pages of the same tab.
    const kept = "permission";
    let now = (sessionStorage.getItem(kept) ?? "default") as NotificationPermission;
    Object.defineProperty(Notification, "permission", { get: () => now });
    Notification.requestPermission = async () => {
      now = permission;
      sessionStorage.setItem(kept, now);
      return now;
    };
    Object.assign(ServiceWorkerRegistration.prototype, {
      showNotification: async (title: string, { body, tag }: NotificationOptions) => {
        shown.notices.push({ title, body, tag });
      },
      getNotifications: async ({ tag = "" } = {}) => [{ close: () => shown.closed.push(tag) }],
    });
  }, answer);
}

export function shownOn(page: Page): Promise<Shown> {
  return page.evaluate(() => (window as unknown as { shown: Shown }).shown);
}

/** The page stands behind another window: no browser here can be made to do so, so the page is told that it does. */
export async function lookElsewhere({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => false;
  });
}
