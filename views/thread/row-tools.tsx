import type { Message } from "../../src/shared/model.ts";
import { mayChange } from "../../src/shared/permissions.ts";
import type { ChatActions } from "../chat-props.ts";
import { Icon, type IconName } from "../parts/icons.tsx";
import { PlainReactions } from "./reactions.tsx";

interface RowToolsProps {
  message: Message;
  myId: string;
  isLive: boolean;
  actions: ChatActions;
}

/** What can be done with a message; it shows when the row is pointed at or focused. */
export function RowTools({ message, myId, isLive, actions }: RowToolsProps) {
  const { id } = message;
  const isOwn = mayChange(myId, message);
  if (!isLive) return <PlainTools message={message} isOwn={isOwn} />;
  return (
    <div class="tools">
      <Tool name="React" icon="smile" use={() => actions.openMenu(id, "reactions")} opens />
      <Tool name="Reply" icon="reply" use={() => actions.reply(id)} />
      {isOwn && <Tool name="Edit" icon="edit" use={() => actions.edit(id)} />}
      <Tool name="More" icon="more" use={() => actions.openMenu(id)} opens />
    </div>
  );
}

function Tool({ name, icon, use, opens }: { name: string; icon: IconName; use(): void; opens?: boolean }) {
  return (
    <button
      class="icon-button"
      type="button"
      title={name}
      aria-haspopup={opens ? "dialog" : undefined}
      onClick={use}
    >
      <Icon name={icon} />
      <span class="hidden">{name}</span>
    </button>
  );
}

function PlainTools({ message, isOwn }: { message: Message; isOwn: boolean }) {
  const { conversationId, seq } = message;
  return (
    <div class="tools">
      <a class="icon-button" href={`/chat/${conversationId}?reply=${seq}#composer`} title="Reply">
        <Icon name="reply" />
        <span class="hidden">Reply</span>
      </a>
      {isOwn && (
        <form method="post" action={`/chat/${conversationId}/messages/${seq}/delete`}>
          <button class="icon-button" type="submit" title="Delete">
            <Icon name="delete" />
            <span class="hidden">Delete</span>
          </button>
        </form>
      )}
      <PlainReactions message={message} />
    </div>
  );
}
