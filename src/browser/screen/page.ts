import { type ChatView, plainView } from "../../../views/chat-props.ts";
import type { ChatState } from "../../shared/state/state.ts";
import type { ChatWords } from "../../words/words.ts";

/** What the server drew this page from. */
export interface Page {
  root: HTMLElement;
  state: ChatState;
  view: ChatView;
  words: ChatWords;
  /** What the person typed before the script came. */
  typed: string | undefined;
}

/** Reads the page as the server sent it. Throws when an element that the script stands on is missing. */
export function readPage(page: Document): Page {
  const { state, view, words } = JSON.parse(elementNamed(page, "state").textContent) as Embedded; // Our own server wrote it.
  const field = page.querySelector<HTMLTextAreaElement>("#composer-text");
  return {
    root: elementNamed(page, "chat"),
    state,
    view: { ...plainView, ...view },
    words,
    typed: field?.value,
  };
}

interface Embedded {
  state: ChatState;
  view: Partial<ChatView>;
  words: ChatWords;
}

/** Throws when the page has no such element. */
export function elementNamed(page: Document, id: string): HTMLElement {
  const element = page.getElementById(id);
  if (!element) throw new Error(`The page has no element with the id "${id}".`);
  return element;
}
