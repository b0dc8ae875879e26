import type { ChatWords } from "../../../src/words/words.ts";
import { Icon } from "../../parts/icons.tsx";

/** Over the open conversation while files are dragged over the page. */
export function DropTarget({ words }: { words: ChatWords }) {
  return (
    <p class="drop-target__text">
      <Icon name="attach" />
      {words.files.dropHere}
    </p>
  );
}
