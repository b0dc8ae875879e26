/** How far a finger goes for the next picture, in pixels. */
const swipePx = 50;

/**
 * Hears which way a finger goes, as a step in the order of reading. By touches and not by pointers: those end as soon as
 * the browser takes the movement for one of its own.
 */
export function watchSwipes(element: HTMLElement, swiped: (step: number) => unknown): void {
  let from: Touch | undefined;
  element.addEventListener(
    "touchstart",
    ({ touches }) => {
      const isZoomed = (visualViewport?.scale ?? 1) > 1;
      from = touches.length === 1 && !isZoomed ? touches[0] : undefined;
    },
    { passive: true },
  );
  element.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from || !to) return;
    const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = undefined;
    if (Math.abs(across) < swipePx || Math.abs(down) > Math.abs(across)) return;
    swiped(across < 0 ? onwards(element) : -onwards(element));
  });
}

/** The step that leads to the right: back, where one reads from there. */
export function onwards(element: Element): 1 | -1 {
  return getComputedStyle(element).direction === "rtl" ? -1 : 1;
}
