import type { PresenceKeeping } from "../line/presence.ts";
import type { Time } from "../time.ts";

const idleMs = 5 * 60_000;
const signsOfLife = ["pointerdown", "pointermove", "wheel", "keydown", "focus"] as const;

/** Away while the page is hidden or nobody has touched it for five minutes. */
export function watchIdleness({ here, away }: PresenceKeeping, time: Time): void {
  let isHere = true;
  let lastSign = time.now();
  let callOff = () => {};

  for (const name of signsOfLife) window.addEventListener(name, noteLife, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") noteLife();
    else leave();
  });
  if (document.visibilityState === "visible") lookLater();
  else leave();

  function noteLife(): void {
    lastSign = time.now();
    if (isHere || document.visibilityState !== "visible") return;
    isHere = true;
    here();
    lookLater();
  }

  function leave(): void {
    callOff();
    isHere = false;
    away();
  }

  function lookLater(): void {
    callOff = time.after(lastSign + idleMs - time.now(), () => {
      if (time.now() - lastSign >= idleMs) leave();
      else lookLater();
    });
  }
}
