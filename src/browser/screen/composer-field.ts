import type { EnterMeaning } from "../../shared/preferences.ts";
import type { Composer } from "../composer.ts";
import { isComposing } from "../composing.ts";
import type { Typing } from "../line/typing.ts";
import type { Chat, View } from "../store.ts";

const fieldId = "composer-text";

/** The text area: its keys, its height, its focus. */
export interface ComposerField {
  focus(): void;
  /** Puts text where the cursor stands. */
  insert(text: string): void;
  afterDraw(): void;
}

interface Deps {
  chat: Chat;
  view: View;
  composer: Composer;
  typing: Typing;
}

export function watchComposerField({ chat, view, composer, typing }: Deps): ComposerField {
  document.addEventListener("keydown", (event) => {
    if (event.target === field() && !isComposing(event))
      actOnKey(event, view, composer, chat.get().preferences.enter);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target === field()) typing.stopped();
  });
  let fitted: string | null = null;

  return {
    focus() {
      const text = field();
      text?.focus();
      text?.setSelectionRange(text.value.length, text.value.length);
    },
    insert(inserted) {
      const text = field();
      if (!text) return;
      text.setRangeText(inserted, text.selectionStart, text.selectionEnd, "end");
      composer.write(text.value);
      text.focus();
    },
    afterDraw() {
      const text = field();
      if (!text || text.value === fitted || CSS.supports("field-sizing", "content")) return;
      fitted = text.value;
      text.style.height = "auto";
      text.style.height = `${text.scrollHeight}px`;
    },
  };
}

function actOnKey(event: KeyboardEvent, view: View, composer: Composer, enter: EnterMeaning): void {
  const { draft, editing, replyingTo } = view.get();
  if (event.key === "Enter" && sends(event, enter)) {
    event.preventDefault();
    composer.send();
  } else if (event.key === "ArrowUp" && !event.altKey && draft === "" && editing === null) {
    event.preventDefault();
    composer.editLast();
  } else if (event.key === "Escape" && editing !== null) {
    event.preventDefault();
    composer.cancelEdit();
  } else if (event.key === "Escape" && replyingTo !== null) {
    event.preventDefault();
    composer.cancelReply();
  }
}

/** On touch, Enter is the only way to a new line; the button sends. */
function sends({ shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, enter: EnterMeaning): boolean {
  if (ctrlKey || metaKey) return true;
  return !shiftKey && !altKey && enter === "sends" && hasFinePointer();
}

export function hasFinePointer(): boolean {
  return matchMedia("(pointer: fine)").matches;
}

function field(): HTMLTextAreaElement | null {
  const element = document.getElementById(fieldId);
  return element instanceof HTMLTextAreaElement ? element : null;
}
