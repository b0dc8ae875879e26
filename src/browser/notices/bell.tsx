import { NoticesSheet } from "../../../views/notices/notices-sheet.tsx";
import { openSheet, type Sheet } from "../sheets/sheet.tsx";
import type { View } from "../store.ts";
import { askPermission, browserOf, permissionNow } from "./permission.ts";
import type { WishStore } from "./wishes.ts";

interface Deps {
  view: View;
  wishes: WishStore;
  page: Document;
  test(): Promise<void>;
}

/** The bell, once there is something to be told of, and what it opens. */
export function ringableBell(deps: Deps): void {
  const { page } = deps;
  showBell(deps);
  page.addEventListener("click", ({ target }) => {
    const bell = target instanceof Element ? target.closest("#bell") : null;
    if (bell) openNotices(deps, bell);
  });
  // The browser's own settings may have changed meanwhile.
  page.addEventListener("visibilitychange", () => showBell(deps));
}

function showBell({ view, wishes }: Deps): void {
  const isOn = permissionNow() === "granted" && wishes.get().on;
  const bell = isOn ? "on" : "off";
  if (view.get().bell !== bell) view.dispatch({ bell });
}

function openNotices(deps: Deps, bell: Element): void {
  const sheet = openSheet({ label: "Notices on this device", near: bell });
  draw(deps, sheet, false);
}

function draw(deps: Deps, sheet: Sheet, tested: boolean): void {
  const { wishes, test } = deps;
  const again = (hasTested = tested) => {
    draw(deps, sheet, hasTested);
    showBell(deps);
  };
  const acts = {
    turnOn: async () => {
      if ((await askPermission()) === "granted") wishes.set({ on: true });
      again();
    },
    wish: (change: Parameters<WishStore["set"]>[0]) => {
      wishes.set(change);
      again();
    },
    test: async () => {
      await test();
      again(true);
    },
    close: sheet.close,
  };
  const browser = browserOf(navigator.userAgent);
  const now = { permission: permissionNow(), browser, wishes: wishes.get(), tested };
  sheet.draw(<NoticesSheet {...now} acts={acts} />);
}
