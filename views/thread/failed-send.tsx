import type { OutboxItem } from "../../src/shared/state/state.ts";
import type { ChatActions } from "../chat-props.ts";
import { Icon } from "../parts/icons.tsx";
import type { Times } from "../words/times.ts";

interface FailedSendProps {
  item: OutboxItem;
  times: Times;
  actions: ChatActions;
}

/** A message that was refused, or that waited for so long that it may be out of date: why, and what can be done. */
export function FailedSend({ item, times, actions }: FailedSendProps) {
  const isOld = item.status === "old";
  return (
    <div class="failed">
      <p class="failed__text">
        <Icon name="warning" />
        {isOld ? (
          `Written ${times.since(item.at)} and not sent. Send it now?`
        ) : (
          <>
            <strong>Not sent.</strong> {item.error?.message}
          </>
        )}
      </p>
      <button class="failed__act" type="button" onClick={() => actions.retry(item.key)}>
        <Icon name={isOld ? "send" : "retry"} />
        {isOld ? "Send" : "Retry"}
      </button>
      <button class="failed__act" type="button" onClick={() => actions.discard(item.key)}>
        <Icon name="delete" />
        Delete
      </button>
    </div>
  );
}
