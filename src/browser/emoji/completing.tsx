import { render } from "preact";
import { Suggestions } from "../../../views/thread/suggestions.tsx";
import type { ChatWords } from "../../words/words.ts";
import type { Composer } from "../composer.ts";
import { type Emoji, findEmoji, loadEmoji } from "./emoji-list.ts";

/** A shortcode right before the cursor: begun, or complete with its second colon. */
const begun = /(?:^|[\s(])(:([\w+-]{2,})(:?))$/;
const mostShown = 6;

/** Completes shortcodes in the composer: a list to choose from while one is written, the emoji once it is complete. */
export async function startCompleting(composer: Composer, words: ChatWords): Promise<void> {
  const list = await loadEmoji(words.language);
  let shown: Emoji[] = [];
  let selected = 0;
  document.addEventListener("input", ({ target }) => {
    if (isComposer(target)) look(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (isComposer(target)) show([]);
  });
  // Before the composer's own keys: Enter chooses here, and sends only while nothing is shown.
  document.addEventListener("keydown", steer, { capture: true });
  const field = document.getElementById("composer-text");
  if (isComposer(field)) look(field);

  function look(text: HTMLTextAreaElement): void {
    const [, , word = "", end] = before(text) ?? [];
    const found = findEmoji(list, word, mostShown);
    const exact = end ? found.find(([, , shortcodes]) => shortcodes.includes(word.toLowerCase())) : undefined;
    if (exact) choose(text, exact);
    else show(end ? [] : found);
  }

  function steer(event: KeyboardEvent): void {
    const { target, key } = event;
    if (shown.length === 0 || !isComposer(target) || event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const chosen = (key === "Enter" || key === "Tab") && !event.shiftKey ? shown[selected] : undefined;
    if (step) show(shown, (selected + step + shown.length) % shown.length);
    else if (chosen) choose(target, chosen);
    else if (key === "Escape") show([]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function choose(text: HTMLTextAreaElement, [emoji]: Emoji): void {
    const [, written = ""] = before(text) ?? [];
    const end = text.selectionStart;
    text.setRangeText(`${emoji} `, end - written.length, end, "end");
    composer.write(text.value);
    show([]);
    text.focus();
  }

  function show(next: Emoji[], at = 0): void {
    [shown, selected] = [next, at];
    const place = document.getElementById("suggestions");
    const text = document.getElementById("composer-text");
    if (!place || !isComposer(text)) return;
    const press = (emoji: Emoji) => choose(text, emoji);
    const list = <Suggestions words={words} emoji={shown} selected={selected} choose={press} />;
    render(shown.length > 0 && list, place);
    // The list is the script's alone, and so is what the field says of it.
    if (shown.length > 0) text.setAttribute("aria-activedescendant", `suggestion-${selected}`);
    else text.removeAttribute("aria-activedescendant");
    text.setAttribute("aria-controls", "suggestions");
  }
}

function before({ value, selectionStart }: HTMLTextAreaElement): RegExpExecArray | null {
  return begun.exec(value.slice(0, selectionStart));
}

function isComposer(target: EventTarget | null): target is HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement && target.id === "composer-text";
}
