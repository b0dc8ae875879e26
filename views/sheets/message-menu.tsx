import { quickReactions } from "../../src/shared/emoji.ts";
import type { Account, Message } from "../../src/shared/model.ts";
import { mayChange, mayMarkUnread } from "../../src/shared/permissions.ts";
import { hasReacted } from "../../src/shared/reactions.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Icon, type IconName } from "../parts/icons.tsx";

export interface MenuActs {
  react(messageId: string, emoji: string): void;
  /** Chooses any other emoji. */
  pick(): void;
  reply(messageId: string): void;
  copy(): void;
  copyCode(): void;
  markUnread(): void;
  edit(messageId: string): void;
  remove(messageId: string): void;
}

interface MessageMenuProps {
  words: ChatWords;
  message: Message;
  me: Pick<Account, "id" | "role">;
  only: "reactions" | undefined;
  hasCode: boolean;
  acts: MenuActs;
}

/** What can be done with a message: six reactions a press away, and the rest by name. */
export function MessageMenu({ words, message, me, only, hasCode, acts }: MessageMenuProps) {
  const { id } = message;
  const { sheets } = words;
  const isOwn = mayChange(me.id, message);
  return (
    <div class="menu">
      <QuickReactions words={words} message={message} me={me} acts={acts} />
      {!only && (
        <div class="menu__acts">
          <Act name={sheets.reply} icon="reply" use={() => acts.reply(id)} />
          {message.text !== "" && <Act name={sheets.copyText} icon="copy" use={acts.copy} />}
          {hasCode && <Act name={sheets.copyCode} icon="copy" use={acts.copyCode} />}
          {mayMarkUnread(me, message) && <Act name={sheets.markUnread} icon="clock" use={acts.markUnread} />}
          {isOwn && <Act name={sheets.edit} icon="edit" use={() => acts.edit(id)} />}
          {isOwn && <Act name={sheets.delete} icon="delete" use={() => acts.remove(id)} isGrave />}
        </div>
      )}
    </div>
  );
}

function QuickReactions({ words, message, me, acts }: Omit<MessageMenuProps, "only" | "hasCode">) {
  return (
    <div class="menu__quick">
      {quickReactions.map((emoji) => (
        <button
          key={emoji}
          class="menu__emoji emoji"
          type="button"
          aria-pressed={hasReacted(message.reactions ?? [], emoji, me.id)}
          onClick={() => acts.react(message.id, emoji)}
        >
          {emoji}
        </button>
      ))}
      <button class="menu__emoji" type="button" title={words.sheets.moreEmoji} onClick={acts.pick}>
        <Icon name="more" />
        <span class="hidden">{words.sheets.moreEmoji}</span>
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
