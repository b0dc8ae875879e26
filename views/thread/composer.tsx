import { codePoints, limits } from "../../src/shared/limits.ts";
import type { ChatActions, ChatView } from "../chat-props.ts";
import { submit } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";
import type { Talk } from "./talk.ts";

interface ComposerProps {
  view: ChatView;
  actions: ChatActions;
  talk: Talk;
}

/** Where one writes, or mends what one wrote. */
export function Composer({ view, actions, talk }: ComposerProps) {
  const label = talk.other ? `Message to ${talk.other.name}` : "Message";
  return (
    <form class="composer" id="composer" method="post" action={talk.sendTo} onSubmit={submit(actions.send)}>
      {view.editing && <EditingBanner cancel={actions.cancelEdit} />}
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
        <button class="composer__send" type="submit">
          <Icon name={view.editing ? "tick" : "send"} />
          <span class="hidden">{view.editing ? "Save" : "Send"}</span>
        </button>
      </div>
      <Hint draft={view.draft} isLive={view.live} />
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

/** How to send, which holds only with script; near the limit, how much room is left. */
function Hint({ draft, isLive }: { draft: string; isLive: boolean }) {
  const left = limits.messageLength - codePoints(draft);
  const isNear = left < 200;
  return (
    <p class={isNear ? "composer__hint composer__hint--near" : "composer__hint"} id="composer-hint">
      {isLive && !isNear && "Enter sends, Shift+Enter makes a new line"}
      {isNear && left >= 0 && `${left} left of ${limits.messageLength.toLocaleString("en")}`}
      {left < 0 && `Too long by ${-left}`}
    </p>
  );
}
