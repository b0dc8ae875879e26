import { limits } from "../../src/shared/limits.ts";
import type { EnterMeaning } from "../../src/shared/preferences.ts";
import { say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions, ChatView } from "../chat-props.ts";
import { submit } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";
import { EditingBanner, ReplyBanner } from "./composer-banners.tsx";
import { ComposerHint } from "./composer-hint.tsx";
import type { Talk } from "./talk.ts";

interface ComposerProps {
  words: ChatWords;
  view: ChatView;
  actions: ChatActions;
  talk: Talk;
  myId: string;
  enter: EnterMeaning;
}

/** Where one writes, or mends what one wrote. */
export function Composer({ words, view, actions, talk, myId, enter }: ComposerProps) {
  const label = talk.other
    ? say(words.composer.messageTo, { name: talk.other.name })
    : words.composer.message;
  return (
    <form class="composer" id="composer" method="post" action={talk.sendTo} onSubmit={submit(actions.send)}>
      {view.editing && <EditingBanner words={words} cancel={actions.cancelEdit} />}
      {!view.editing && view.replyingTo && (
        <ReplyBanner
          words={words}
          id={view.replyingTo}
          talk={talk}
          myId={myId}
          cancel={actions.cancelReply}
        />
      )}
      <input type="hidden" name="key" value={view.formKey} />
      {/* Filled by the script alone: the files that go out with the message. */}
      <div class="chips" id="chips" />
      <div class="composer__box">
        {view.files && (
          <button class="composer__tool" id="composer-attach" type="button" title={words.files.attach}>
            <Icon name="attach" />
            <span class="hidden">{words.files.attach}</span>
          </button>
        )}
        <Text {...{ words, view, actions, label }} />
        {view.live && <EmojiButton words={words} pick={actions.pickEmoji} />}
        <button class="composer__send" type="submit">
          <Icon name={view.editing ? "tick" : "send"} />
          <span class="hidden">{view.editing ? words.composer.save : words.composer.send}</span>
        </button>
      </div>
      {/* Filled by the script alone: what a half-written :shortcode: may become. */}
      <div class="suggestions" id="suggestions" />
      <ComposerHint words={words} draft={view.draft} isLive={view.live} enter={enter} />
    </form>
  );
}

interface TextProps extends Pick<ComposerProps, "words" | "view" | "actions"> {
  label: string;
}

function Text({ words, view, actions, label }: TextProps) {
  return (
    <textarea
      class="composer__text"
      id="composer-text"
      name="text"
      rows={1}
      dir="auto"
      aria-label={view.editing ? words.composer.editedMessage : label}
      aria-describedby="composer-hint"
      placeholder={view.editing ? "" : words.composer.write}
      // Twice the limit: browsers count an emoji as two, we count it as one.
      maxLength={limits.messageLength * 2}
      required={!view.live}
      value={view.draft}
      onInput={(event) => actions.write(event.currentTarget.value)}
    />
  );
}

function EmojiButton({ words, pick }: { words: ChatWords; pick(): void }) {
  return (
    <button
      class="composer__tool"
      id="composer-emoji"
      type="button"
      title={words.composer.emoji}
      aria-haspopup="dialog"
      onClick={pick}
    >
      <Icon name="smile" />
      <span class="hidden">{words.composer.emoji}</span>
    </button>
  );
}
