import type { ChatState } from "../../src/shared/state/state.ts";
import { Logo } from "../parts/logo.tsx";

/** What stands beside the list while nothing is open. */
export function EmptyPane({ state }: { state: ChatState }) {
  const { title, text } = wordsFor(state);
  return (
    <div class="empty">
      <Logo />
      <h2 class="empty__title">{title}</h2>
      <p class="empty__text">{text}</p>
    </div>
  );
}

function wordsFor({ me, threads }: ChatState): { title: string; text: string } {
  const hasSome = Object.keys(threads).length > 0;
  if (me.role === "sender") {
    return {
      title: `Hello, ${me.name}`,
      text: "Choose somebody to write to. Their answer comes right here.",
    };
  } else if (hasSome) {
    return { title: "Choose a conversation", text: "It opens here, and the list stays beside it." };
  } else {
    return {
      title: "Nothing waiting",
      text: "When somebody writes to you, their conversation appears in the list.",
    };
  }
}
