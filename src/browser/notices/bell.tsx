import type { AccountWishesProps } from "../../../views/notices/account-wishes.tsx";
import { NoticesSheet } from "../../../views/notices/notices-sheet.tsx";
import { untilFurtherNotice } from "../../shared/notices.ts";
import type { ChatWords } from "../../words/words.ts";
import { refusalOf } from "../line/retrying.ts";
import { openSheet, type Sheet } from "../sheets/sheet.tsx";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import { type AccountWishes, endOfQuiet } from "./account-wishes.ts";
import { askPermission, browserOf, permissionNow } from "./permission.ts";
import { type PushKeeping, testPush } from "./push.ts";
import type { WishStore } from "./wishes.ts";

interface Deps {
  words: ChatWords;
  chat: Chat;
  view: View;
  time: Time;
  wishes: WishStore;
  account: AccountWishes;
  push: PushKeeping;
  page: Document;
  test(): Promise<void>;
  say(line: string): void;
}

/** The bell, and what it opens. */
export function ringableBell(deps: Deps): void {
  const { page, account } = deps;
  const show = () => void account.fresh().then(() => showBell(deps));
  showBell(deps);
  show();
  void followPush(deps);
  page.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("#bell")) void openNotices(deps);
  });
  // Another device, or the browser's own settings, may have changed something meanwhile.
  page.addEventListener("visibilitychange", show);
}

function showBell({ view, wishes, account, time }: Deps): void {
  const { quietUntil } = account.get();
  const isQuiet = quietUntil !== null && quietUntil > time.now();
  const bell = permissionNow() === "granted" && wishes.get().on && !isQuiet ? "on" : "off";
  if (view.get().bell !== bell) view.dispatch({ bell });
}

function followPush({ push, wishes }: Deps): Promise<void> {
  const { on, words } = wishes.get();
  return push.follow({ on: on && permissionNow() === "granted", words });
}

async function openNotices(deps: Deps): Promise<void> {
  await deps.account.fresh();
  const sheet = openSheet({ label: deps.words.notices.notices });
  draw(deps, sheet, "");
}

function draw(deps: Deps, sheet: Sheet, tested: string): void {
  const acts = actsOn(deps, sheet, (nowTested = tested) => {
    showBell(deps);
    // It may have been closed while the browser or the server was asked.
    if (deps.page.querySelector(".notices")) draw(deps, sheet, nowTested);
  });
  const browser = browserOf(navigator.userAgent);
  const now = {
    permission: permissionNow(),
    browser,
    wishes: deps.wishes.get(),
    push: deps.push.now(),
    tested,
  };
  sheet.draw(<NoticesSheet words={deps.words} {...now} account={accountNow(deps)} acts={acts} />);
}

function actsOn(deps: Deps, sheet: Sheet, again: (tested?: string) => void) {
  const { wishes, account, push, time, say, words } = deps;
  const save = (work: Promise<void>) =>
    work.catch((error) => say(refusalOf(error).message)).finally(() => again());
  return {
    turnOn: async () => {
      if ((await askPermission()) === "granted") wishes.set({ on: true });
      again();
      await followPush(deps);
      again();
    },
    wish: (change: Parameters<WishStore["set"]>[0]) => {
      wishes.set(change);
      again();
      void followPush(deps).then(() => again());
    },
    test: async () => {
      const test = push.now() === "works" ? testPush : deps.test;
      again(
        await test().then(
          () => words.notices.testSent,
          (error) => refusalOf(error).message,
        ),
      );
    },
    mute: (muted: boolean) => {
      const id = openId(deps);
      if (id !== null) void save(account.mute(id, muted));
    },
    beQuiet: (choice: Parameters<typeof endOfQuiet>[0]) =>
      void save(account.beQuiet(endOfQuiet(choice, time.now()))),
    close: sheet.close,
  };
}

function accountNow(deps: Deps) {
  const { muted, quietUntil } = deps.account.get();
  const id = openId(deps);
  return { muted: id === null ? null : muted.includes(id), quiet: quietWords(deps, quietUntil) };
}

function quietWords({ view, time }: Deps, quietUntil: number | null): AccountWishesProps["quiet"] {
  if (quietUntil === null || quietUntil <= time.now()) return "off";
  if (quietUntil === untilFurtherNotice) return "always";
  const { locale, timeZone } = view.get();
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
  });
  return { until: moment.format(quietUntil) };
}

function openId({ chat }: Deps): string | null {
  const { open } = chat.get();
  return open.kind === "conversation" ? open.conversationId : null;
}
