import type { Message } from "../../src/shared/model.ts";
import { mayChange } from "../../src/shared/permissions.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions } from "../chat-props.ts";
import { Icon, type IconName } from "../parts/icons.tsx";
import { PlainReactions } from "./reactions.tsx";

interface RowToolsProps {
  words: ChatWords;
  message: Message;
  myId: string;
  isLive: boolean;
  actions: ChatActions;
}

/** What can be done with a message; it shows when the row is pointed at or focused. */
export function RowTools({ words, message, myId, isLive, actions }: RowToolsProps) {
  const { id } = message;
  const { react, reply, edit, more } = words.thread;
  const isOwn = mayChange(myId, message);
  if (!isLive) return <PlainTools words={words} message={message} isOwn={isOwn} />;
  return (
    <div class="tools">
      <Tool name={react} icon="smile" use={() => actions.openMenu(id, "reactions")} opens />
      <Tool name={reply} icon="reply" use={() => actions.reply(id)} />
      {isOwn && <Tool name={edit} icon="edit" use={() => actions.edit(id)} />}
      <Tool name={more} icon="more" use={() => actions.openMenu(id)} opens />
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

interface PlainToolsProps {
  words: ChatWords;
  message: Message;
  isOwn: boolean;
}

function PlainTools({ words, message, isOwn }: PlainToolsProps) {
  const { conversationId, id, seq } = message;
  const { reply, delete: remove } = words.thread;
  return (
    <div class="tools">
      <a class="icon-button" href={`/chat/${conversationId}?reply=${seq}#composer`} title={reply}>
        <Icon name="reply" />
        <span class="hidden">{reply}</span>
      </a>
      {isOwn && (
        <form method="post" action={`/chat/${conversationId}/messages/${id}/delete`}>
          <button class="icon-button" type="submit" title={remove}>
            <Icon name="delete" />
            <span class="hidden">{remove}</span>
          </button>
        </form>
      )}
      <PlainReactions words={words} message={message} />
    </div>
  );
}
