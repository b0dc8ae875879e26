import { count } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import type { ChatProps } from "../chat-props.ts";
import { Bell } from "../notices/bell.tsx";
import { Icon } from "../parts/icons.tsx";
import { Sentence } from "../words/sentence.tsx";
import type { Times } from "../words/times.ts";
import { CloseButton, ClosedLine } from "./closing.tsx";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import type { Talk } from "./talk.ts";
import { ThreadHead } from "./thread-head.tsx";

interface ThreadPaneProps extends ChatProps {
  talk: Talk;
  times: Times;
}

/** The open thread from top to bottom: with whom, what was said, who is typing, and where to write. */
export function ThreadPane(props: ThreadPaneProps) {
  const { state, words, view, actions, talk, times } = props;
  return (
    <section class="thread" aria-labelledby="thread-title">
      <ThreadHead
        words={words}
        other={talk.other}
        presence={talk.other ? state.presences[talk.other.id] : undefined}
        times={times}
        showList={actions.showList}
      >
        {talk.thread && view.bell && <Bell words={words} isOn={view.bell === "on"} />}
        {talk.thread && (
          <CloseButton
            words={words}
            conversation={talk.thread.conversation}
            myId={state.me.id}
            actions={actions}
          />
        )}
      </ThreadHead>
      <MessageList key={talk.id} {...props} />
      <div class="thread__foot">
        {!view.atLatest && view.live && (
          <JumpButton words={words} below={view.newBelow} jump={actions.jumpToLatest} />
        )}
        <TypingLine words={words} talk={talk} myId={state.me.id} />
      </div>
      {!view.live && (
        <noscript>
          {/* Another address each time: a link to the page one is on, at a place in it, asks the server for nothing. */}
          <a class="thread__refresh" href={`${talk.path}?seen=${view.now}#latest`}>
            {words.thread.look}
          </a>
        </noscript>
      )}
      {talk.other?.deleted ? <DesertedLine words={words} /> : <Writing {...props} />}
    </section>
  );
}

/** In place of where one writes. */
function DesertedLine({ words }: { words: ChatWords }) {
  return (
    <p class="deserted" role="note">
      {words.thread.deserted}
    </p>
  );
}

function Writing(props: ThreadPaneProps) {
  const { state, words, view, actions, talk } = props;
  return (
    <>
      {talk.thread && <ClosedLine conversation={talk.thread.conversation} myId={state.me.id} {...props} />}
      <Composer
        words={words}
        view={view}
        actions={actions}
        talk={talk}
        myId={state.me.id}
        enter={state.preferences.enter}
      />
    </>
  );
}

function JumpButton({ words, below, jump }: { words: ChatWords; below: number; jump(): void }) {
  return (
    <button class="jump" id="jump" type="button" onClick={jump}>
      <Icon name="arrow-down" />
      {below > 0 ? count(words, words.thread.newBelow, below) : words.thread.jump}
    </button>
  );
}

/** Keeps its height while empty, so that nothing moves when somebody starts to type. Not read out. */
function TypingLine({ words, talk, myId }: { words: ChatWords; talk: Talk; myId: string }) {
  const isTyping = talk.thread?.typing.some((accountId) => accountId !== myId) ?? false;
  return (
    <p class="typing" aria-hidden="true">
      {isTyping && (
        <>
          <Sentence
            text={words.thread.isTyping}
            name={<bdi>{talk.other?.name ?? words.thread.somebody}</bdi>}
          />
          <span class="typing__dots">
            <i />
            <i />
            <i />
          </span>
        </>
      )}
    </p>
  );
}
