import { codePoints, limits } from "../../src/shared/limits.ts";
import type { EnterMeaning } from "../../src/shared/preferences.ts";
import type { ChatActions, ChatView } from "../chat-props.ts";
import { follow, submit } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";
import { QuotedLine, quotedIn } from "./quote.tsx";
import type { Talk } from "./talk.ts";

interface ComposerProps {
  view: ChatView;
  actions: ChatActions;
  talk: Talk;
  myId: string;
  enter: EnterMeaning;
}

/** Where one writes, or mends what one wrote. */
export function Composer({ view, actions, talk, myId, enter }: ComposerProps) {
  const label = talk.other ? `Message to ${talk.other.name}` : "Message";
  return (
    <form class="composer" id="composer" method="post" action={talk.sendTo} onSubmit={submit(actions.send)}>
      {view.editing && <EditingBanner cancel={actions.cancelEdit} />}
      {!view.editing && view.replyingTo && (
        <ReplyBanner id={view.replyingTo} talk={talk} myId={myId} cancel={actions.cancelReply} />
      )}
      <input type="hidden" name="key" value={view.formKey} />
      <div class="composer__box">
        <textarea
          class="composer__text"
          id="composer-text"
          name="text"
          rows={1}
          dir="auto"
          aria-label={view.editing ? "Edited message" : label}
          aria-describedby="composer-hint"
          placeholder={view.editing ? "" : "Write a message"}
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
            title="Emoji"
            aria-haspopup="dialog"
            onClick={actions.pickEmoji}
          >
            <Icon name="smile" />
            <span class="hidden">Emoji</span>
          </button>
        )}
        <button class="composer__send" type="submit">
          <Icon name={view.editing ? "tick" : "send"} />
          <span class="hidden">{view.editing ? "Save" : "Send"}</span>
        </button>
      </div>
      {/* Filled by the script alone: what a half-written :shortcode: may become. */}
      <div class="suggestions" id="suggestions" />
      <Hint draft={view.draft} isLive={view.live} enter={enter} />
    </form>
  );
}

function EditingBanner({ cancel }: { cancel(): void }) {
  return (
    <p class="composer__editing">
      <Icon name="edit" />
      Editing your message
      <button class="composer__cancel" type="button" onClick={cancel}>
        Cancel
      </button>
    </p>
  );
}

/** The message that is being answered; without script, the way back to answering none is a link. */
function ReplyBanner({ id, talk, myId, cancel }: { id: string; talk: Talk; myId: string; cancel(): void }) {
  const message = quotedIn(talk, id);
  return (
    <div class="composer__reply">
      <input type="hidden" name="replyTo" value={id} />
      <Icon name="reply" />
      <p class="quote">
        {message ? <QuotedLine message={message} talk={talk} myId={myId} /> : "An earlier message"}
      </p>
      <a class="icon-button" href={`${talk.path}#latest`} title="Cancel the reply" onClick={follow(cancel)}>
        <Icon name="close" />
        <span class="hidden">Cancel the reply</span>
      </a>
    </div>
  );
}

const hints: Record<EnterMeaning, string> = {
  sends: "Enter sends, Shift+Enter makes a new line",
  breaks: "Enter makes a new line, Ctrl+Enter sends",
};

/** How to send, which holds only with script; near the limit, how much room is left. */
function Hint({ draft, isLive, enter }: { draft: string; isLive: boolean; enter: EnterMeaning }) {
  const left = limits.messageLength - codePoints(draft);
  const isNear = left < 200;
  return (
    <p class={isNear ? "composer__hint composer__hint--near" : "composer__hint"} id="composer-hint">
      {isLive && !isNear && hints[enter]}
      {isNear && left >= 0 && `${left} left of ${limits.messageLength.toLocaleString("en")}`}
      {left < 0 && `Too long by ${-left}`}
    </p>
  );
}
