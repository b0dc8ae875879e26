import type { Thread } from "../../src/shared/state/state.ts";
import type { ChatView } from "../chat-props.ts";

interface OlderControlProps {
  view: ChatView;
  thread: Thread | null;
  path: string;
  load(): void;
}

/** Asks for history before what is shown: a link without script, a button with it. */
export function OlderControl({ view, thread, path, load }: OlderControlProps) {
  const first = thread?.messages[0];
  if (!thread?.older || !first) return null;
  if (!view.live) {
    return (
      <a class="older button" id="older" href={`${path}?before=${first.seq}#latest`}>
        Load older messages
      </a>
    );
  }
  return (
    <button class="older button" id="older" type="button" aria-disabled={view.loadingOlder} onClick={load}>
      {view.loadingOlder ? "Loading…" : "Load older messages"}
    </button>
  );
}
