import type { OutboxItem } from "../../src/shared/state/state.ts";
import type { ChatActions } from "../chat-props.ts";
import { Icon } from "../parts/icons.tsx";

/** A message that was refused: why, and what can be done. */
export function FailedSend({ item, actions }: { item: OutboxItem; actions: ChatActions }) {
  return (
    <div class="failed">
      <p class="failed__text">
        <Icon name="warning" />
        <strong>Not sent.</strong> {item.error?.message}
      </p>
      <button class="failed__act" type="button" onClick={() => actions.retry(item.key)}>
        <Icon name="retry" />
        Retry
      </button>
      <button class="failed__act" type="button" onClick={() => actions.discard(item.key)}>
        <Icon name="delete" />
        Delete
      </button>
    </div>
  );
}
