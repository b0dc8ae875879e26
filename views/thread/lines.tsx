import type { ChatWords } from "../../src/words/words.ts";

/** The lines between rows. A `hr` could not carry the words that stand on it. */

export function DayLine({ label }: { label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <div class="day" role="separator" aria-label={label}>
      <span class="day__label">{label}</span>
    </div>
  );
}

export function UnreadLine({ words }: { words: ChatWords }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <div class="unread" id="unread" role="separator" aria-label={words.thread.newMessages}>
      <span class="unread__label">{words.thread.new}</span>
    </div>
  );
}
