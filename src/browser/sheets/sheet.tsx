import { render, type VNode } from "preact";

/** A small window over the page. It takes the focus, gives it back, and goes with Escape or a press beside it. */
export interface Sheet {
  draw(content: VNode): void;
  close(): void;
}

interface Options {
  /** Its name, for whoever listens. */
  label: string;
  /** What it belongs to: on a wide screen it stands beside it. */
  near?: Element | null;
}

export function openSheet({ label, near }: Options): Sheet {
  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  dialog.setAttribute("aria-label", label);
  dialog.addEventListener("close", () => {
    render(null, dialog);
    dialog.remove();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => walk(dialog, event));
  document.body.append(dialog);
  return {
    draw(content) {
      render(content, dialog);
      if (dialog.open) return;
      dialog.showModal();
      if (near) place(dialog, near);
    },
    close: () => dialog.close(),
  };
}

const gapPx = 6;

/** Below it where there is room, else above, and never off the page. On a phone the style puts it at the bottom. */
function place(dialog: HTMLElement, near: Element): void {
  if (matchMedia("(width < 720px)").matches) return;
  const to = near.getBoundingClientRect();
  const { width, height } = dialog.getBoundingClientRect();
  const isRoomBelow = to.bottom + gapPx + height <= innerHeight;
  const top = isRoomBelow ? to.bottom + gapPx : Math.max(gapPx, to.top - gapPx - height);
  const left = Math.min(Math.max(gapPx, to.right - width), innerWidth - width - gapPx);
  // Through the style object, which the content policy allows, unlike a style attribute.
  dialog.style.inset = `${top}px auto auto ${left}px`;
  dialog.style.margin = "0";
}

/** The arrows go from button to button as well as Tab does; in a field they stay the field's. */
function walk(dialog: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...dialog.querySelectorAll<HTMLElement>("button")];
  const at = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1;
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (at < 0 || step === undefined || event.defaultPrevented) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
