import { hydrate, render } from "preact";
import { io } from "socket.io-client";
import { ChatPage } from "../../views/chat-page.tsx";
import { apply } from "../shared/state/apply.ts";
import type { OutboxItem, Thread } from "../shared/state/state.ts";
import { createActions } from "./actions.ts";
import { createComposer } from "./composer.ts";
import type { Drafts } from "./drafts/drafts.ts";
import { openDrafts } from "./drafts/open-drafts.ts";
import { type Files, filesLater } from "./files/files-later.ts";
import { socketOptions } from "./line/connection.ts";
import type { UploadFiles } from "./line/delivering.ts";
import { createHttp, type Http } from "./line/http.ts";
import { createLoading } from "./line/loading.ts";
import { createNewKey } from "./line/new-key.ts";
import { type Line, openLine } from "./line/open-line.ts";
import { createNavigation } from "./navigation.ts";
import { openOutbox } from "./outbox/open-outbox.ts";
import type { Outbox } from "./outbox/outbox.ts";
import { createRarely, type LoadParts, loadingParts } from "./rarely.ts";
import { watchComposerField } from "./screen/composer-field.ts";
import { watchConnection } from "./screen/connection-line.ts";
import { drawOnChange } from "./screen/drawing.ts";
import { pressNear } from "./screen/older-button.ts";
import { watchScreen } from "./screen/on-screen.ts";
import { type Page, readPage } from "./screen/page.ts";
import { rememberHere } from "./screen/remember-here.ts";
import { createScrolling } from "./screen/scrolling.ts";
import { guardUnsent } from "./screen/unsent-guard.ts";
import { onHiding, onWaking } from "./screen/waking.ts";
import { createLeaving } from "./signing-out.ts";
import { createNotices, type Notices } from "./status-line.ts";
import { type Chat, changeView, createStore, type View } from "./store.ts";
import { deviceTime as time } from "./time.ts";
import { offeringUndo } from "./undo.ts";

interface Parts {
  chat: Chat;
  view: View;
  drafts: Drafts;
  notices: Notices;
  http: Http;
  line: Line;
  outbox: Outbox;
  files(): Promise<Files>;
  loadParts: LoadParts;
  /** Goes to the sign-in page, for a reason. */
  leave(reason: string): void;
}

bringAlive(readPage(document));

/** The chat page in the browser: its two stores, the line to the server, and what the person sees and does. */
function bringAlive(page: Page): void {
  const chat = createStore(page.state, apply);
  const view = createStore(page.view, changeView);
  const notices = createNotices(view, time, page.words);
  const newKey = createNewKey(time.now, (bytes) => crypto.getRandomValues(bytes));
  const { id } = page.state.me;
  const socket = io({ ...socketOptions, auth: { accountId: id } });
  const drafts = openDrafts({ chat, view, notices, time }, id);
  const { leave, follow } = createLeaving(page.state.me, drafts, () => outbox);
  const carrying = { chat, view, time, notices, words: page.words, newKey, ended: leave };
  const loadParts = loadingParts(chat);
  const files = filesLater(carrying, loadParts);
  const keepFiles = async (item: OutboxItem) => (await files()).keep(item);
  const upload: UploadFiles = async (item, to) => (await files()).upload(item, to);
  const outbox = openOutbox({ chat, notices, time, keepFiles, wipedElsewhere: follow }, id);
  const http = createHttp(leave, page.words);
  const line = openLine({ socket, chat, notices, time, newKey, outbox, upload, ended: leave });
  show(page, { chat, view, drafts, notices, http, line, files, loadParts, leave });
  watchOver({ chat, view, drafts, notices, line, outbox });
}

/** Draws the page and hears what the person does on it. */
function show(page: Page, given: Omit<Parts, "outbox">): void {
  const { chat, view, drafts, notices, http, line, files, loadParts, leave } = given;
  const { catchUp, sending, acting, typing, reading } = line;
  const rarely = createRarely(notices, loadParts);
  const loading = createLoading({ chat, view, http, notices });
  const fetchConversation = catchUp.fetch;
  const navigation = createNavigation({ chat, loading, fetchConversation, notices });
  const giveBack = async (key: string) => (await files()).giveBack(key);
  const editLastOf = (thread: Thread) =>
    void rarely((parts) => parts.editLastOf(thread, { chat, view, drafts, loading, notices }));
  const writing = { sending, typing, editLastOf, sent: offeringUndo(chat, view, time) };
  const composer = createComposer({ chat, view, drafts, notices, ...writing });
  const scrolling = createScrolling(chat, view, loading);
  const field = watchComposerField({ chat, view, composer, typing });
  const screen = watchScreen(chat, time, reading.seen);
  const older = pressNear(chat, loading);
  const parts = { sending, acting, composer, navigation, loading, scrolling, field, rarely, giveBack };
  const actions = createActions({ chat, view, http, notices, leave, ...parts });

  const { words } = page;
  const chatPage = () => <ChatPage {...{ words, actions }} state={chat.get()} view={view.get()} />;
  hydrate(chatPage(), page.root);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  view.dispatch({ live: true, timeZone });
  drafts.begin(page.typed || page.view.draft);
  rememberHere(document, "zone", timeZone);
  const { chooseConversation } = navigation;
  const later = { chat, view, time, http, notices, words, files, loading, field, rarely, actions };
  void beginLater({
    ...later,
    composer,
    loadParts,
    fetchConversation,
    presence: line.presence,
    chooseConversation,
  });
  drawOnChange(chat, view, () => render(chatPage(), page.root), [scrolling, field, screen, older]);
}

/** What goes on by itself while the page is open. */
function watchOver(parts: Omit<Parts, "http" | "files" | "loadParts" | "leave">): void {
  const { chat, drafts, notices, line, outbox } = parts;
  const lookAtNetwork = watchConnection(chat, notices, time, () => navigator.onLine);
  window.addEventListener("offline", lookAtNetwork);
  onWaking(() => {
    lookAtNetwork();
    line.hurry();
    line.catchUp.check();
  });
  onHiding(drafts.save);
  guardUnsent(chat, outbox);
}

/** It has time until the page is drawn. */
async function beginLater(deps: Parameters<typeof import("./later.ts").beginLater>[0]): Promise<void> {
  // Without it the chat itself goes on; the next page tries again.
  const parts = await import("./later.ts").catch(() => null);
  parts?.beginLater(deps);
}
