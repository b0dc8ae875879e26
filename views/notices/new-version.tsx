import type { ChatWords } from "../../src/words/words.ts";

interface NewVersionProps {
  words: ChatWords;
  reload(): void;
  putOff(): void;
}

/** There is a newer page than this one. */
export function NewVersion({ words: { notices }, reload, putOff }: NewVersionProps) {
  return (
    <>
      <p class="toast__words">{notices.newVersion}</p>
      <div class="toast__acts">
        <button class="button" type="button" onClick={putOff}>
          {notices.later}
        </button>
        <button class="button button--primary" type="button" onClick={reload}>
          {notices.reload}
        </button>
      </div>
    </>
  );
}
