import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { isLooking } from "./looking.ts";

/** Long enough to have been read rather than passed by. */
const seenAfterMs = 1_000;

export interface OnScreen {
  /** Looks for rows that came or went. */
  afterDraw(): void;
}

/** Calls `seen` for rows that stood on screen for a while, on a page that is visible and has the focus. */
export function watchScreen(
  chat: Chat,
  time: Time,
  seen: (conversationId: string, seq: number) => void,
): OnScreen {
  /** Since when each row is on screen. */
  const since = new Map<HTMLElement, number>();
  let observed = new Set<HTMLElement>();
  let observer: IntersectionObserver | undefined;
  let container: Element | null = null;
  /** Whose rows they are: what is open may have changed since they were drawn. */
  let shown: string | null = null;
  let callOff = () => {};

  for (const name of ["focus", "blur"] as const) window.addEventListener(name, startOver);
  document.addEventListener("visibilitychange", startOver);
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
    since.clear();
    observed = new Set();
    container = current;
    // A sliver at the edge does not count.
    const area = { root: current, rootMargin: "-12px 0px" };
    observer = current ? new IntersectionObserver(noteRows, area) : undefined;
  }

  function forget(row: HTMLElement): void {
    observer?.unobserve(row);
    since.delete(row);
  }

  function noteRows(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const row = target as HTMLElement; // Only HTML elements are observed.
      if (!isIntersecting) since.delete(row);
      else if (!since.has(row)) since.set(row, time.now());
    }
    lookAgain();
  }

  /** Time spent looking elsewhere does not count. */
  function startOver(): void {
    for (const row of since.keys()) since.set(row, time.now());
    lookAgain();
  }

  function lookAgain(): void {
    callOff();
    if (isLooking() && since.size > 0) callOff = time.after(seenAfterMs, tellSeen);
  }

  function tellSeen(): void {
    if (!isLooking() || shown === null) return;
    const longEnough = [...since].filter(([, start]) => time.now() - start >= seenAfterMs);
    const seq = Math.max(0, ...longEnough.map(([row]) => Number(row.dataset.seq)));
    if (seq > 0) seen(shown, seq);
    if (longEnough.length < since.size) lookAgain();
  }
}
