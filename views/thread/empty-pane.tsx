import type { ChatState } from "../../src/shared/state/state.ts";
import { Drawing } from "../parts/drawing.tsx";

/** What stands beside the list while nothing is open. */
export function EmptyPane({ state }: { state: ChatState }) {
  const { drawing, title, text } = wordsFor(state);
  return (
    <div class="empty">
      <Drawing name={drawing} />
      <h2 class="empty__title">{title}</h2>
      <p class="empty__text">{text}</p>
    </div>
  );
}

interface Words {
  drawing: "talk" | "done";
  title: string;
  text: string;
}

function wordsFor({ me, threads }: ChatState): Words {
  const hasSome = Object.keys(threads).length > 0;
  if (me.role === "sender") {
    return {
      drawing: "talk",
      title: `Hello, ${me.name}`,
      text: "Choose somebody to write to. Their answer comes right here.",
    };
  } else if (hasSome) {
    return {
      drawing: "talk",
      title: "Choose a conversation",
      text: "It opens here, and the list stays beside it.",
    };
  } else {
    return {
      drawing: "done",
      title: "Nothing waiting",
      text: "When somebody writes to you, their conversation appears in the list.",
    };
  }
}
