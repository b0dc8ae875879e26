import { render } from "preact";
import { Suggestions } from "../../../views/thread/suggestions.tsx";
import type { ChatWords } from "../../words/words.ts";
import type { Composer } from "../composer.ts";
import { isComposing } from "../composing.ts";
import { inList } from "../list-keys.ts";
import { type Emoji, type EmojiList, findEmoji, loadEmoji } from "./emoji-list.ts";

/** A shortcode right before the cursor: begun, or complete with its second colon. */
const shortcode = /(?:^|[\s(])(:([\w+-]{2,})(:?))$/;
/** As many as stand over the composer of a phone whose keyboard is open. */
const mostShown = 6;

/** Completes shortcodes in the composer: a list to choose from while one is written, the emoji once it is complete. */
export async function startCompleting(composer: Composer, words: ChatWords): Promise<void> {
  const list = await loadEmoji(words.language);
  let shown: Emoji[] = [];
  let selected = 0;
  watchComposer("input", look);
  watchComposer("focusout", () => show([]));
  // Before the composer's own keys: Enter chooses here, and sends only while nothing is shown.
  document.addEventListener("keydown", steer, { capture: true });
  lookFirst(look);

  function look(text: HTMLTextAreaElement): void {
    const { exact, begun } = findAt(text, list);
    if (exact) choose(text, exact);
    else show(begun);
  }

  function steer(event: KeyboardEvent): void {
    const { target, key, shiftKey } = event;
    const chosen = shown[selected];
    if (!chosen || !isComposer(target) || isComposing(event)) return;
    const does = inList(event, selected, shown.length);
    if (typeof does === "number") show(shown, does);
    else if ((does === "choose" || key === "Tab") && !shiftKey) choose(target, chosen);
    else if (key === "Escape") show([]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function choose(text: HTMLTextAreaElement, [emoji]: Emoji): void {
    complete(text, emoji);
    composer.write(text.value);
    show([]);
  }

  function show(next: Emoji[], at = 0): void {
    [shown, selected] = [next, at];
    draw(words, shown, selected, choose);
  }
}

type Choose = (text: HTMLTextAreaElement, emoji: Emoji) => void;

/** The list is the script's alone, and so is what the field says of it. */
function draw(words: ChatWords, emoji: Emoji[], selected: number, choose: Choose): void {
  const place = document.getElementById("suggestions");
  const text = document.getElementById("composer-text");
  if (!place || !isComposer(text)) return;
  const press = (pressed: Emoji) => choose(text, pressed);
  const list = <Suggestions words={words} emoji={emoji} selected={selected} choose={press} />;
  render(emoji.length > 0 && list, place);
  if (emoji.length > 0) text.setAttribute("aria-activedescendant", `suggestion-${selected}`);
  else text.removeAttribute("aria-activedescendant");
  text.setAttribute("aria-controls", "suggestions");
}

/** What the shortcode before the cursor means once it is complete, and what it may become until then. */
function findAt(text: HTMLTextAreaElement, list: EmojiList): { exact?: Emoji | undefined; begun: Emoji[] } {
  const [, , word = "", end] = before(text) ?? [];
  const found = findEmoji(list, word, mostShown);
  if (!end) return { begun: found };
  return { exact: found.find(([, , shortcodes]) => shortcodes.includes(word.toLowerCase())), begun: [] };
}

/** They may have begun before this came. */
function lookFirst(look: (text: HTMLTextAreaElement) => void): void {
  const field = document.getElementById("composer-text");
  if (isComposer(field)) look(field);
}

function watchComposer(event: "input" | "focusout", act: (text: HTMLTextAreaElement) => void): void {
  document.addEventListener(event, ({ target }) => {
    if (isComposer(target)) act(target);
  });
}

/** Puts the emoji where its shortcode stands. */
function complete(text: HTMLTextAreaElement, emoji: string): void {
  const [, written = ""] = before(text) ?? [];
  const end = text.selectionStart;
  text.setRangeText(`${emoji} `, end - written.length, end, "end");
  text.focus();
}

function before({ value, selectionStart }: HTMLTextAreaElement): RegExpExecArray | null {
  return shortcode.exec(value.slice(0, selectionStart));
}

function isComposer(target: EventTarget | null): target is HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement && target.id === "composer-text";
}
