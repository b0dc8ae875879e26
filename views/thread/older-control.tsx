import type { Thread } from "../../src/shared/state/state.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatView } from "../chat-props.ts";

interface OlderControlProps {
  words: ChatWords;
  view: ChatView;
  thread: Thread | null;
  path: string;
  load(): void;
}

/** Asks for history before what is shown: a link without script, a button with it. */
export function OlderControl({ words, view, thread, path, load }: OlderControlProps) {
  const first = thread?.messages[0];
  if (!thread?.older || !first) return null;
  if (!view.live) {
    return (
      <a class="older button" id="older" href={`${path}?before=${first.seq}#latest`}>
        {words.thread.older}
      </a>
    );
  }
  return (
    <button class="older button" id="older" type="button" aria-disabled={view.loadingOlder} onClick={load}>
      {view.loadingOlder ? words.thread.loading : words.thread.older}
    </button>
  );
}

/** The same for history after what is shown. */
export function NewerControl({ words, view, thread, path, load }: OlderControlProps) {
  const last = thread?.messages.at(-1);
  if (!thread?.newer || !last) return null;
  if (!view.live) {
    return (
      <a class="older button" id="newer" href={`${path}?at=${last.seq}#message-${last.seq}`}>
        {words.thread.newer}
      </a>
    );
  }
  return (
    <button class="older button" id="newer" type="button" onClick={load}>
      {words.thread.newer}
    </button>
  );
}
