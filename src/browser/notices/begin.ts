import { isWanted } from "../../shared/notices.ts";
import type { Http } from "../line/http.ts";
import { keepOwnAccount } from "../line/own-account.ts";
import { isLooking } from "../screen/looking.ts";
import type { Notices } from "../status-line.ts";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import { accountWishes } from "./account-wishes.ts";
import { keepBadges } from "./badge.ts";
import { ringableBell } from "./bell.tsx";
import { watchVersion } from "./new-version.ts";
import { offerReload } from "./new-version-toast.tsx";
import { rememberAccount } from "./on-this-device.ts";
import { oneTab } from "./one-tab.ts";
import { permissionNow } from "./permission.ts";
import { keepPush } from "./push.ts";
import { startWorker } from "./service-worker.ts";
import { showingBy } from "./showing.ts";
import { createSound } from "./sound.ts";
import { isRead, type News, tellOfArrivals } from "./telling.ts";
import { wishesOn } from "./wishes.ts";

export { forgetDevice } from "./on-this-device.ts";

interface Deps {
  chat: Chat;
  view: View;
  http: Http;
  time: Time;
  notices: Notices;
  chooseConversation(conversationId: string): void;
}

/** Keeps the page in step with its account, tells people of news while they look elsewhere, and readies the offline page. */
export function beginNotices({ chat, view, time, http, notices, chooseConversation }: Deps): void {
  const { id, role } = chat.get().me;
  const { words } = notices;
  keepOwnAccount(chat, http);
  rememberAccount(id);
  watchVersion(chat, ownScript(), () => offerReload(words));
  keepBadges(chat, document, navigator);
  const worker = startWorker();
  const showing = showingBy(worker, words);
  const push = keepPush({ http, worker: whenActive(worker), language: words.language });
  const wishes = wishesOn(() => window.localStorage, id, role);
  const account = accountWishes(http, time);
  const isTeller = oneTab(navigator.locks, id);
  const ring = createSound(document);
  const unsay = (conversationId: string) => void showing.close(conversationId);
  tellOfArrivals({ chat, time, isLooking, tell: (news) => void tell(news), unsay });
  void showing.tidy((conversationId) => isRead(chat.get(), conversationId));
  const { test } = showing;
  const page = document;
  ringableBell({ words, chat, view, time, wishes, account, push, page, test, say: notices.say });
  onNoticeChosen(chooseConversation);

  async function tell(news: News): Promise<void> {
    if (!isTeller() || !isWanted(await account.fresh(), news.conversationId, time.now())) return;
    const { on, words: withWords, sound } = wishes.get();
    if (on && (await showing.isUp(news))) return;
    if (sound) ring();
    if (on && permissionNow() === "granted") void showing.show(news, withWords);
  }
}

/** Nothing can be subscribed for a worker that is still being installed. */
async function whenActive(worker: Promise<ServiceWorkerRegistration | null>) {
  return (await worker) && navigator.serviceWorker.ready;
}

/** The address of the script that this page was drawn with. */
function ownScript(): string {
  const script = document.querySelector<HTMLScriptElement>("script[type=module]");
  return script ? new URL(script.src).pathname : "";
}

/** Somebody pressed a notice: the worker has brought this page to the front, and says which conversation it was. */
function onNoticeChosen(choose: (conversationId: string) => void): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined; // None on plain http.
  workers?.addEventListener("message", ({ data }) => {
    const path: unknown = data?.open;
    const id = typeof path === "string" ? /^\/chat\/([^/]+)$/.exec(path)?.[1] : undefined;
    if (id) choose(decodeURIComponent(id));
  });
}
