import { codePoints, limits } from "../../src/shared/limits.ts";
import type { EnterMeaning } from "../../src/shared/preferences.ts";
import { count, digits, say } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatActions, ChatView } from "../chat-props.ts";
import { follow, submit } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";
import { QuotedLine, quotedIn } from "./quote.tsx";
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
        {view.live && (
          <button
            class="composer__tool"
            id="composer-emoji"
            type="button"
            title={words.composer.emoji}
            aria-haspopup="dialog"
            onClick={actions.pickEmoji}
          >
            <Icon name="smile" />
            <span class="hidden">{words.composer.emoji}</span>
          </button>
        )}
        <button class="composer__send" type="submit">
          <Icon name={view.editing ? "tick" : "send"} />
          <span class="hidden">{view.editing ? words.composer.save : words.composer.send}</span>
        </button>
      </div>
      {/* Filled by the script alone: what a half-written :shortcode: may become. */}
      <div class="suggestions" id="suggestions" />
      <Hint words={words} draft={view.draft} isLive={view.live} enter={enter} />
    </form>
  );
}

function EditingBanner({ words, cancel }: { words: ChatWords; cancel(): void }) {
  return (
    <p class="composer__editing">
      <Icon name="edit" />
      {words.composer.editing}
      <button class="composer__cancel" type="button" onClick={cancel}>
        {words.composer.cancel}
      </button>
    </p>
  );
}

interface ReplyBannerProps {
  words: ChatWords;
  id: string;
  talk: Talk;
  myId: string;
  cancel(): void;
}

/** The message that is being answered; without script, the way back to answering none is a link. */
function ReplyBanner({ words, id, talk, myId, cancel }: ReplyBannerProps) {
  const message = quotedIn(talk, id);
  return (
    <div class="composer__reply">
      <input type="hidden" name="replyTo" value={id} />
      <Icon name="reply" />
      <p class="quote">
        {message ? (
          <QuotedLine words={words} message={message} talk={talk} myId={myId} />
        ) : (
          words.thread.anEarlierMessage
        )}
      </p>
      <a
        class="icon-button"
        href={`${talk.path}#latest`}
        title={words.composer.cancelReply}
        onClick={follow(cancel)}
      >
        <Icon name="close" />
        <span class="hidden">{words.composer.cancelReply}</span>
      </a>
    </div>
  );
}

interface HintProps {
  words: ChatWords;
  draft: string;
  isLive: boolean;
  enter: EnterMeaning;
}

/** How to send, which holds only with script; near the limit, how much room is left. */
function Hint({ words, draft, isLive, enter }: HintProps) {
  const { composer, locale } = words;
  const left = limits.messageLength - codePoints(draft);
  const isNear = left < 200;
  return (
    <p class={isNear ? "composer__hint composer__hint--near" : "composer__hint"} id="composer-hint">
      {!isLive && <noscript>{words.files.needsScript}</noscript>}
      {isLive && !isNear && (enter === "sends" ? composer.enterSends : composer.enterBreaks)}
      {isNear &&
        left >= 0 &&
        count(words, composer.left, left, { most: digits(locale, limits.messageLength) })}
      {left < 0 && count(words, composer.tooLong, -left)}
    </p>
  );
}
