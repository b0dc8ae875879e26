import type { OutboxItem } from "../../src/shared/state/state.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions } from "../chat-props.ts";
import { Icon } from "../parts/icons.tsx";
import type { Times } from "../words/times.ts";

interface FailedSendProps {
  words: ChatWords;
  item: OutboxItem;
  times: Times;
  actions: ChatActions;
}

/** A message that was refused, or that waited for so long that it may be out of date: why, and what can be done. */
export function FailedSend({ words, item, times, actions }: FailedSendProps) {
  const isOld = item.status === "old";
  return (
    <div class="failed">
      <p class="failed__text">
        <Icon name="warning" />
        {isOld ? (
          say(words.thread.stillToSend, { when: times.since(item.at) })
        ) : (
          <>
            <strong>{words.thread.notSentStop}</strong> {item.error?.message}
          </>
        )}
      </p>
      <button class="failed__act" type="button" onClick={() => actions.retry(item.key)}>
        <Icon name={isOld ? "send" : "retry"} />
        {isOld ? words.thread.send : words.thread.retry}
      </button>
      {mayGoWithout(item) && (
        <button class="failed__act" type="button" onClick={() => actions.sendWithout(item.key)}>
          <Icon name="send" />
          {words.files.sendWithout}
        </button>
      )}
      <button class="failed__act" type="button" onClick={() => actions.discard(item.key)}>
        <Icon name="delete" />
        {words.thread.delete}
      </button>
    </div>
  );
}

/** One of its files was refused, and something is left without that. */
function mayGoWithout({ text, files = [] }: OutboxItem): boolean {
  const fit = files.filter(({ refusal }) => !refusal);
  return fit.length < files.length && (text !== "" || fit.length > 0);
}
