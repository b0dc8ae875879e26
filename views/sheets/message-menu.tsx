import { quickReactions } from "../../src/shared/emoji.ts";
import type { Message } from "../../src/shared/model.ts";
import { mayChange } from "../../src/shared/permissions.ts";
import { hasReacted } from "../../src/shared/reactions.ts";
import { Icon, type IconName } from "../parts/icons.tsx";

export interface MenuActs {
  react(messageId: string, emoji: string): void;
  /** Chooses any other emoji. */
  pick(): void;
  reply(messageId: string): void;
  copy(): void;
  copyCode(): void;
  edit(messageId: string): void;
  remove(messageId: string): void;
}

interface MessageMenuProps {
  message: Message;
  myId: string;
  only: "reactions" | undefined;
  hasCode: boolean;
  acts: MenuActs;
}

/** What can be done with a message: six reactions a press away, and the rest by name. */
export function MessageMenu({ message, myId, only, hasCode, acts }: MessageMenuProps) {
  const { id } = message;
  const isOwn = mayChange(myId, message);
  return (
    <div class="menu">
      <QuickReactions message={message} myId={myId} acts={acts} />
      {!only && (
        <div class="menu__acts">
          <Act name="Reply" icon="reply" use={() => acts.reply(id)} />
          <Act name="Copy text" icon="copy" use={acts.copy} />
          {hasCode && <Act name="Copy code" icon="copy" use={acts.copyCode} />}
          {isOwn && <Act name="Edit" icon="edit" use={() => acts.edit(id)} />}
          {isOwn && <Act name="Delete" icon="delete" use={() => acts.remove(id)} isGrave />}
        </div>
      )}
    </div>
  );
}

function QuickReactions({ message, myId, acts }: Pick<MessageMenuProps, "message" | "myId" | "acts">) {
  return (
    <div class="menu__quick">
      {quickReactions.map((emoji) => (
        <button
          key={emoji}
          class="menu__emoji emoji"
          type="button"
          aria-pressed={hasReacted(message.reactions ?? [], emoji, myId)}
          onClick={() => acts.react(message.id, emoji)}
        >
          {emoji}
        </button>
      ))}
      <button class="menu__emoji" type="button" title="More emoji" onClick={acts.pick}>
        <Icon name="more" />
        <span class="hidden">More emoji</span>
      </button>
    </div>
  );
}

function Act({ name, icon, use, isGrave }: { name: string; icon: IconName; use(): void; isGrave?: boolean }) {
  return (
    <button class={isGrave ? "menu__act menu__act--grave" : "menu__act"} type="button" onClick={use}>
      <Icon name={icon} />
      {name}
    </button>
  );
}
