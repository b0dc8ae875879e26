import { render } from "preact";
import { Lightbox } from "../../../views/thread/files/lightbox.tsx";
import type { FileInfo } from "../../shared/model.ts";
import { openThread } from "../../shared/state/state.ts";
import type { ChatWords } from "../../words/words.ts";
import type { Chat } from "../store.ts";

const largest = 8;
/** How far a finger goes for the next picture, in pixels. */
const swipePx = 50;

/** Shows a picture of the open conversation by itself, with a way to those before and after it. */
export function openPicture(chat: Chat, words: ChatWords, fileId: string): void {
  const pictures = picturesIn(chat);
  if (pictures.length === 0) return;
  const opener = document.activeElement;
  let at = Math.max(
    0,
    pictures.findIndex(({ id }) => id === fileId),
  );
  let zoom = 1;
  let hasFailed = false;
  const dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  dialog.setAttribute("aria-label", words.files.picture);
  dialog.addEventListener("keydown", press);
  watchSwipes(dialog, (step) => zoom === 1 && go(step));
  window.addEventListener("resize", draw);
  dialog.addEventListener("close", () => {
    window.removeEventListener("resize", draw);
    render(null, dialog);
    dialog.remove();
    if (opener instanceof HTMLElement) opener.focus();
  });
  document.body.append(dialog);
  draw();
  dialog.showModal();
  dialog.querySelector<HTMLElement>("[data-first]")?.focus();
  draw();

  function draw(): void {
    const file = pictures[at];
    if (!file) return;
    const failed = () => {
      hasFailed = true;
      draw();
    };
    const size = sizeWithin(file, dialog.querySelector(".lightbox__stage"));
    const parts = { file, words, at, all: pictures.length, zoom, size, hasFailed };
    render(
      <Lightbox {...parts} go={go} zoomTo={zoomTo} failed={failed} close={() => dialog.close()} />,
      dialog,
    );
  }

  function go(step: number): void {
    at = (at + step + pictures.length) % pictures.length;
    zoom = 1;
    hasFailed = false;
    draw();
    if (!dialog.contains(document.activeElement)) dialog.querySelector<HTMLElement>("[data-first]")?.focus();
  }

  function zoomTo(next: number): void {
    zoom = Math.min(largest, Math.max(1, next));
    draw();
    const stage = dialog.querySelector(".lightbox__stage");
    stage?.scrollTo(
      (stage.scrollWidth - stage.clientWidth) / 2,
      (stage.scrollHeight - stage.clientHeight) / 2,
    );
  }

  function press(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const onwards = getComputedStyle(dialog).direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: onwards, ArrowLeft: -onwards }[key];
    if (zoom > 1 && pan(dialog, key)) event.preventDefault();
    else if (step) go(step);
    else if (key === "Home") go(-at);
    else if (key === "End") go(pictures.length - 1 - at);
    else if (key === "+" || key === "=") zoomTo(zoom * 2);
    else if (key === "-") zoomTo(zoom / 2);
    else if (key === "0") zoomTo(1);
    else return;
    event.preventDefault();
  }
}

function picturesIn(chat: Chat): FileInfo[] {
  const messages = openThread(chat.get())?.messages ?? [];
  return messages.flatMap(({ files = [] }) => files.filter(({ kind }) => kind === "picture"));
}

/** As large as it fits, and no larger than it is. */
function sizeWithin({ width = 1, height = 1 }: FileInfo, stage: Element | null) {
  const [roomX, roomY] = stage ? [stage.clientWidth, stage.clientHeight] : [innerWidth, innerHeight];
  const scale = Math.min(1, roomX / width, roomY / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** What is larger than the window is moved by the arrows. */
function pan(dialog: HTMLElement, key: string): boolean {
  const [x, y] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [
    0, 0,
  ];
  const stage = dialog.querySelector(".lightbox__stage");
  stage?.scrollBy((x ?? 0) * 80, (y ?? 0) * 80);
  return x !== 0 || y !== 0;
}

/** By touches and not by pointers: those end as soon as the browser takes the movement for one of its own. */
function watchSwipes(element: HTMLElement, swiped: (step: number) => unknown): void {
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
    const onwards = getComputedStyle(element).direction === "rtl" ? -1 : 1;
    swiped(across < 0 ? onwards : -onwards);
  });
}
