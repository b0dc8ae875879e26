import { quickReactions } from "../../src/shared/emoji.ts";
import type { Message, Person, Reaction } from "../../src/shared/model.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions } from "../chat-props.ts";
import { submitOne } from "../parts/follow.ts";
import { reactionLabel } from "../words/reaction-label.ts";

interface ReactionsProps {
  words: ChatWords;
  message: Message;
  myId: string;
  other: Person | null;
  actions: ChatActions;
}

/** What a message was answered with: each a button that adds one's own, or takes it back. */
export function Reactions({ words, message, myId, other, actions }: ReactionsProps) {
  if (!message.reactions) return null;
  return (
    <form
      class="reactions"
      method="post"
      action={reactTo(message)}
      onSubmit={submitOne((wish) => actions.react(message.id, wish.slice(1)))}
    >
      {message.reactions.map((reaction) => (
        <Chip key={reaction.emoji} words={words} reaction={reaction} myId={myId} other={other} />
      ))}
    </form>
  );
}

interface ChipProps {
  words: ChatWords;
  reaction: Reaction;
  myId: string;
  other: Person | null;
}

function Chip({ words, reaction, myId, other }: ChipProps) {
  const { emoji, accountIds } = reaction;
  const isMine = accountIds.includes(myId);
  const label = reactionLabel(reaction, myId, other, words);
  return (
    <button
      class="reaction"
      type="submit"
      name="wish"
      value={`${isMine ? "-" : "+"}${emoji}`}
      aria-pressed={isMine}
      aria-label={label}
      title={label}
    >
      <span class="emoji">{emoji}</span>
      {accountIds.length > 1 && <span class="reaction__count">{accountIds.length}</span>}
    </button>
  );
}

/** Without script: the six that are a press away. */
export function PlainReactions({ words, message }: { words: ChatWords; message: Message }) {
  return (
    <details class="plain">
      <summary class="plain__summary">{words.thread.react}</summary>
      <form class="reactions" method="post" action={reactTo(message)}>
        {quickReactions.map((emoji) => (
          <button key={emoji} class="reaction" type="submit" name="wish" value={`+${emoji}`}>
            <span class="emoji">{emoji}</span>
          </button>
        ))}
      </form>
    </details>
  );
}

function reactTo({ conversationId, id }: Message): string {
  return `/chat/${conversationId}/messages/${id}/reactions`;
}
