/** Calls when the page may have slept: it was hidden, the network was away, or it comes out of the browser's cache. */
export function onWaking(woke: () => void): void {
  window.addEventListener("online", woke);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) woke();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") woke();
  });
}

/** Calls when the page may not come back: on a phone, a hidden page can be ended without another word. */
export function onHiding(hid: () => void): void {
  window.addEventListener("pagehide", hid);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hid();
  });
}
