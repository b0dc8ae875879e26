import type { ChatWords } from "../../words/words.ts";
import type { Composer } from "../composer.ts";
import type { Rarely } from "../rarely.ts";

/** A colon and two letters or more, right before the cursor. */
const begun = /(?:^|[\s(]):[\w+-]{2,}:?$/;

/** Offers emoji for what is written as `:smi…`. The list and its names are loaded when the first one is begun. */
export function completeShortcodes(composer: Composer, rarely: Rarely, words: ChatWords): void {
  let isAsked = false;
  document.addEventListener("input", ({ target }) => {
    if (isAsked || !(target instanceof HTMLTextAreaElement) || target.id !== "composer-text") return;
    if (!begun.test(target.value.slice(0, target.selectionStart))) return;
    isAsked = true;
    void rarely(({ startCompleting }) => startCompleting(composer, words)).then((isLoaded) => {
      isAsked = isLoaded;
    });
  });
}
