import type { PresenceKeeping } from "../line/presence.ts";
import type { Time } from "../time.ts";

const idleMs = 5 * 60_000;
/** A glance at another tab, a reload or a way to the next page is no absence. */
const hiddenMs = 30_000;
const signsOfLife = ["pointerdown", "pointermove", "wheel", "keydown", "focus"] as const;

/** Away once the page was hidden for half a minute, or nobody has touched it for five. */
export function watchIdleness({ here, away }: PresenceKeeping, time: Time): void {
  let isHere = true;
  let lastSign = time.now();
  let callOff = () => {};

  for (const name of signsOfLife) window.addEventListener(name, noteLife, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => {
    noteLife();
    lookLater();
  });
  lookLater();

  /** Called with every move of the pointer, so it sets no timer while nothing changes. */
  function noteLife(): void {
    lastSign = time.now();
    if (isHere || document.visibilityState !== "visible") return;
    isHere = true;
    here();
    lookLater();
  }

  function lookLater(): void {
    callOff();
    if (!isHere) return;
    const patienceMs = document.visibilityState === "visible" ? idleMs : hiddenMs;
    const leftMs = lastSign + patienceMs - time.now();
    if (leftMs > 0) callOff = time.after(leftMs, lookLater);
    else leave();
  }

  function leave(): void {
    isHere = false;
    away();
  }
}
