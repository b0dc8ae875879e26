import type { Message } from "../../src/shared/model.ts";
import type { ChatActions } from "../chat-props.ts";
import { submit } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";

interface RowToolsProps {
  message: Message;
  isLive: boolean;
  actions: ChatActions;
}

/** What its author can do with a message; it shows when the row is pointed at or focused. */
export function RowTools({ message, isLive, actions }: RowToolsProps) {
  const { id, conversationId, seq } = message;
  return (
    <div class="tools">
      {isLive && (
        <button class="icon-button" type="button" title="Edit" onClick={() => actions.edit(id)}>
          <Icon name="edit" />
          <span class="hidden">Edit</span>
        </button>
      )}
      <form
        method="post"
        action={`/chat/${conversationId}/messages/${seq}/delete`}
        onSubmit={submit(() => actions.remove(id))}
      >
        <button class="icon-button" type="submit" title="Delete">
          <Icon name="delete" />
          <span class="hidden">Delete</span>
        </button>
      </form>
    </div>
  );
}
