import type { Chat, View } from "../store.ts";

/** Somebody who looks at the page before or after it is drawn. */
export interface Onlooker {
  beforeDraw?(): void;
  afterDraw(): void;
}

/** Draws once per frame, however much changed since the last one. */
export function drawOnChange(chat: Chat, view: View, draw: () => void, onlookers: Onlooker[]): void {
  let isDue = false;
  chat.subscribe((_event, after, before) => {
    if (after !== before) drawSoon();
  });
  view.subscribe((_change, after, before) => {
    if (after !== before) drawSoon();
  });
  drawSoon();

  function drawSoon(): void {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(drawNow);
  }

  function drawNow(): void {
    isDue = false;
    for (const onlooker of onlookers) onlooker.beforeDraw?.();
    draw();
    for (const onlooker of onlookers) onlooker.afterDraw();
  }
}
