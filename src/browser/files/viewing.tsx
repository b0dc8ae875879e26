import { render } from "preact";
import { Lightbox } from "../../../views/thread/files/lightbox.tsx";
import type { FileInfo } from "../../shared/model.ts";
import { openThread } from "../../shared/state/state.ts";
import type { ChatWords } from "../../words/words.ts";
import type { Chat } from "../store.ts";
import { pan, sizeWithin, stageOf, toMiddle } from "./stage.ts";
import { onwards, watchSwipes } from "./swipes.ts";

/** As close as one comes. */
const closest = 8;

/** Shows a picture of the open conversation by itself, with a way to those before and after it. */
export function openPicture(chat: Chat, words: ChatWords, fileId: string): void {
  const pictures = picturesIn(chat);
  if (pictures.length === 0) return;
  let at = placeOf(fileId, pictures);
  let zoom = 1;
  let hasFailed = false;
  const dialog = addDialog(words.files.picture, draw);
  dialog.addEventListener("keydown", (event) =>
    press(event, dialog, { at, all: pictures.length, zoom, go, zoomTo }),
  );
  watchSwipes(dialog, (step) => zoom === 1 && go(step));
  open(dialog, draw);

  function draw(): void {
    const file = pictures[at];
    if (!file) return;
    const size = sizeWithin(file, stageOf(dialog));
    const parts = { file, words, at, all: pictures.length, zoom, size, hasFailed };
    const failed = () => {
      hasFailed = true;
      draw();
    };
    const acts = { go, zoomTo, failed, close: () => dialog.close() };
    render(<Lightbox {...parts} {...acts} />, dialog);
  }

  function go(step: number): void {
    at = (at + step + pictures.length) % pictures.length;
    [zoom, hasFailed] = [1, false];
    draw();
    if (!dialog.contains(document.activeElement)) focusFirst(dialog);
  }

  function zoomTo(next: number): void {
    zoom = Math.min(closest, Math.max(1, next));
    draw();
    toMiddle(stageOf(dialog));
  }
}

interface Pressed {
  at: number;
  all: number;
  zoom: number;
  go(step: number): void;
  zoomTo(zoom: number): void;
}

/** The arrows go from picture to picture, or over one that is larger than the window. */
function press(event: KeyboardEvent, dialog: HTMLElement, { at, all, zoom, go, zoomTo }: Pressed): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return;
  const step = stepOf(dialog, key, at, all);
  const zoomed = { "+": zoom * 2, "=": zoom * 2, "-": zoom / 2, "0": 1 }[key];
  if (zoom > 1 && pan(dialog, key)) event.preventDefault();
  else if (step !== undefined) go(step);
  else if (zoomed !== undefined) zoomTo(zoomed);
  else return;
  event.preventDefault();
}

/** An empty window over the page, under its name; it gives the focus back when it goes. */
function addDialog(label: string, resized: () => void): HTMLDialogElement {
  const opener = document.activeElement;
  const dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  dialog.setAttribute("aria-label", label);
  window.addEventListener("resize", resized);
  dialog.addEventListener("close", () => {
    window.removeEventListener("resize", resized);
    render(null, dialog);
    dialog.remove();
    if (opener instanceof HTMLElement) opener.focus();
  });
  document.body.append(dialog);
  return dialog;
}

function open(dialog: HTMLDialogElement, draw: () => void): void {
  draw();
  dialog.showModal();
  focusFirst(dialog);
  draw(); // Once more: only now is it known how much room there is.
}

function focusFirst(dialog: HTMLElement): void {
  dialog.querySelector<HTMLElement>("[data-first]")?.focus();
}

/** How many pictures further a key leads. */
function stepOf(dialog: HTMLElement, key: string, at: number, all: number): number | undefined {
  const next = onwards(dialog);
  return { ArrowRight: next, ArrowLeft: -next, Home: -at, End: all - 1 - at }[key];
}

function picturesIn(chat: Chat): FileInfo[] {
  const messages = openThread(chat.get())?.messages ?? [];
  return messages.flatMap(({ files = [] }) => files.filter(({ kind }) => kind === "picture"));
}

function placeOf(fileId: string, pictures: FileInfo[]): number {
  return Math.max(
    0,
    pictures.findIndex(({ id }) => id === fileId),
  );
}
