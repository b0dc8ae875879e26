import type { ChatWords } from "../../src/words/words.ts";
import { Icon } from "../parts/icons.tsx";

/** For the moment after sending, in which one sees what should not have gone out. */
export function UndoSend({ words, undo }: { words: ChatWords; undo(): void }) {
  return (
    <button class="undo" type="button" onClick={undo}>
      <Icon name="undo" />
      {words.thread.undo}
    </button>
  );
}
