import type { Reading } from "../line/reading.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { createDwelling, type Dwelling } from "./dwelling.ts";

export interface OnScreen {
  /** Looks for rows that came or went. */
  afterDraw(): void;
}

/** Calls `seen` for rows that stood on screen for a while, on a page that is visible and has the focus. */
export function watchScreen(chat: Chat, time: Time, seen: Reading["seen"]): OnScreen {
  const dwelling = createDwelling(time, (seq) => shown !== null && seen(shown, seq));
  let observed = new Set<HTMLElement>();
  let observer: IntersectionObserver | undefined;
  let container: Element | null = null;
  /** Whose rows they are: what is open may have changed since they were drawn. */
  let shown: string | null = null;

  onLooking(dwelling.startOver);
  return { afterDraw };

  function afterDraw(): void {
    const current = document.getElementById("messages");
    if (current !== container) observeIn(current);
    const rows = new Set(container?.querySelectorAll<HTMLElement>("[data-seq]"));
    for (const row of rows) if (!observed.has(row)) observer?.observe(row);
    for (const row of observed) if (!rows.has(row)) forget(row);
    observed = rows;
    const { open } = chat.get();
    shown = open.kind === "conversation" ? open.conversationId : null;
  }

  function observeIn(current: Element | null): void {
    observer?.disconnect();
    dwelling.clear();
    observed = new Set();
    container = current;
    // A sliver at the edge does not count.
    const area = { root: current, rootMargin: "-12px 0px" };
    observer = current ? new IntersectionObserver((rows) => note(dwelling, rows), area) : undefined;
  }

  function forget(row: HTMLElement): void {
    observer?.unobserve(row);
    dwelling.left(row);
  }
}

/** Calls when the person comes to look at the page, or looks away. */
function onLooking(changed: () => void): void {
  for (const name of ["focus", "blur"] as const) window.addEventListener(name, changed);
  document.addEventListener("visibilitychange", changed);
  // Of a dialog; it does not bubble.
  document.addEventListener("close", changed, true);
}

function note(dwelling: Dwelling, entries: IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    const row = target as HTMLElement; // Only HTML elements are observed.
    if (isIntersecting) dwelling.came(row);
    else dwelling.left(row);
  }
  dwelling.lookAgain();
}
