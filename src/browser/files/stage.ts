import type { FileInfo } from "../../shared/model.ts";

/** How far an arrow moves what is larger than the window, in pixels. */
const panPx = 80;

/** Where the picture stands, in the window that shows it. */
export function stageOf(dialog: HTMLElement): Element | null {
  return dialog.querySelector(".lightbox__stage");
}

/** As large as it fits, and no larger than it is. */
export function sizeWithin({ width = 1, height = 1 }: FileInfo, stage: Element | null) {
  const [roomX, roomY] = stage ? [stage.clientWidth, stage.clientHeight] : [innerWidth, innerHeight];
  const scale = Math.min(1, roomX / width, roomY / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** What is larger than the window is moved by the arrows. */
export function pan(dialog: HTMLElement, key: string): boolean {
  const x = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0;
  const y = { ArrowDown: 1, ArrowUp: -1 }[key] ?? 0;
  stageOf(dialog)?.scrollBy(x * panPx, y * panPx);
  return x !== 0 || y !== 0;
}

export function toMiddle(stage: Element | null): void {
  stage?.scrollTo((stage.scrollWidth - stage.clientWidth) / 2, (stage.scrollHeight - stage.clientHeight) / 2);
}
