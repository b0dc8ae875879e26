import type { ChatWords } from "../../src/words/words.ts";
import { follow } from "../parts/follow.ts";
import { Icon } from "../parts/icons.tsx";
import { QuotedLine, quotedIn } from "./quote.tsx";
import type { Talk } from "./talk.ts";

/** Says that what is sent now mends a message. */
export function EditingBanner({ words, cancel }: { words: ChatWords; cancel(): void }) {
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
export function ReplyBanner({ words, id, talk, myId, cancel }: ReplyBannerProps) {
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
