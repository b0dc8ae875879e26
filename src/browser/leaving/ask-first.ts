import { accountHere } from "../notices/on-this-device.ts";
import { countWaiting } from "../offline/waiting.ts";

/** The script of the pages beside the chat: asks before signing out forgets what has not gone out. */
const form = document.querySelector<HTMLFormElement>('form[action="/sign-out"]');

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void leave(form);
});

async function leave(form: HTMLFormElement): Promise<void> {
  const isLost = (await Promise.race([countUnsent(), giveUp()])) > 0;
  if (!isLost || window.confirm(question())) form.submit();
}

function countUnsent(): Promise<number> {
  // Where the browser keeps nothing, nothing waits.
  return countWaiting(globalThis.indexedDB, accountHere()).catch(() => 0);
}

/** Nobody is kept here by a disk that does not answer. */
function giveUp(): Promise<number> {
  return new Promise((resolve) => setTimeout(resolve, 2_000, 0));
}

function question(): string {
  return document.querySelector<HTMLElement>("script[data-unsent]")?.dataset.unsent ?? "";
}
