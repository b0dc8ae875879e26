import type { Conversation } from "../../src/shared/model.ts";
import { mayClose } from "../../src/shared/permissions.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions } from "../chat-props.ts";
import { submit } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";

interface ClosingProps {
  words: ChatWords;
  conversation: Conversation;
  myId: string;
  actions: ChatActions;
}

/** In the head of the thread, for whoever answers: this is done. */
export function CloseButton({ words, conversation, myId, actions }: ClosingProps) {
  const { id, closedAt } = conversation;
  if (closedAt !== null || !mayClose(myId, conversation)) return null;
  return (
    <form
      class="thread__close"
      method="post"
      action={`/chat/${id}/close`}
      onSubmit={submit(() => actions.close(id))}
    >
      <button class="button button--quiet" type="submit" title={words.thread.closeThis}>
        <Icon name="tick" />
        <span class="hidden thread__close-word">{words.thread.close}</span>
      </button>
    </form>
  );
}

/** Over the composer while it is closed, so that nobody writes into it without knowing. */
export function ClosedLine({ words, conversation, myId, actions }: ClosingProps) {
  const { id, closedAt } = conversation;
  if (closedAt === null) return null;
  return (
    <form
      class="closed"
      method="post"
      action={`/chat/${id}/reopen`}
      onSubmit={submit(() => actions.reopen(id))}
    >
      <p class="closed__text">{words.thread.closedNow}</p>
      {mayClose(myId, conversation) && (
        <button class="button button--quiet" type="submit">
          {words.thread.openAgain}
        </button>
      )}
    </form>
  );
}
