import type { ChatState } from "../../src/shared/state/state.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Drawing } from "../parts/drawing.tsx";

/** What stands beside the list while nothing is open. */
export function EmptyPane({ state, words }: { state: ChatState; words: ChatWords }) {
  const { drawing, title, text } = wordsFor(state, words);
  return (
    <div class="empty">
      <Drawing name={drawing} />
      <h2 class="empty__title">{title}</h2>
      <p class="empty__text">{text}</p>
    </div>
  );
}

interface Said {
  drawing: "talk" | "done";
  title: string;
  text: string;
}

function wordsFor({ me, threads }: ChatState, { inbox }: ChatWords): Said {
  const hasSome = Object.keys(threads).length > 0;
  if (me.role === "sender") {
    return { drawing: "talk", title: say(inbox.helloTitle, { name: me.name }), text: inbox.helloText };
  } else if (hasSome) {
    return { drawing: "talk", title: inbox.chooseTitle, text: inbox.chooseText };
  } else {
    return { drawing: "done", title: inbox.doneTitle, text: inbox.doneText };
  }
}
