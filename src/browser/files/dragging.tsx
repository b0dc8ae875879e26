import { render } from "preact";
import { DropTarget } from "../../../views/thread/files/drop-target.tsx";
import type { ChatWords } from "../../words/words.ts";

interface Deps {
  words: ChatWords;
  /** Whether there is somebody to send them to. */
  isTalking(): boolean;
  take(files: File[]): void;
  /** A folder was among them. */
  folder(): void;
}

/** Shows where to drop, while it is files that are dragged. Dropped beside it they must not replace the page either. */
export function watchDragging({ words, isTalking, take, folder }: Deps): void {
  let target: HTMLElement | null = null;
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = isTalking() ? "copy" : "none";
    if (isTalking()) target ??= show(words);
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    // It left the window, not only one element for another.
    if (relatedTarget === null) hide();
  });
  document.addEventListener("dragend", hide);
  document.addEventListener("drop", (event) => {
    hide();
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (isTalking()) takeFrom(event);
  });

  function hide(): void {
    if (target) render(null, target);
    target?.remove();
    target = null;
  }

  function takeFrom({ dataTransfer }: DragEvent): void {
    const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === "file");
    const isFile = (item: DataTransferItem) => item.webkitGetAsEntry()?.isDirectory !== true;
    if (!items.every(isFile)) folder();
    take(items.filter(isFile).flatMap((item) => item.getAsFile() ?? []));
  }
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** Over the open conversation, wherever the page has put it. */
function show(words: ChatWords): HTMLElement {
  const target = document.createElement("div");
  target.className = "drop-target";
  const pane = document.querySelector(".thread")?.getBoundingClientRect();
  if (pane) {
    const { top, right, bottom, left } = pane;
    target.style.inset = `${top}px ${innerWidth - right}px ${innerHeight - bottom}px ${left}px`;
  }
  document.body.append(target);
  render(<DropTarget words={words} />, target);
  return target;
}
