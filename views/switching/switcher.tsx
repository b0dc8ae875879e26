import type { Person } from "../../src/shared/model.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { count } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icons.tsx";

interface Candidate {
  kind: "conversation" | "receiver";
  id: string;
  person: Person | null;
  unread: number;
  isClosed: boolean;
}

interface SwitcherProps {
  words: ChatWords;
  state: ChatState;
  typed: string;
  candidates: Candidate[];
  /** The position of the one that Enter goes to. */
  selected: number;
  /** Why the server could not be asked, if it could not. */
  failure: string | null;
  type(text: string): void;
  steer(event: KeyboardEvent): void;
  choose(candidate: Candidate): void;
}

/** A field that says which conversations to list, and the list. The focus stays in the field. */
export function Switcher(props: SwitcherProps) {
  const { words, typed, candidates, failure } = props;
  const isAny = candidates.length > 0;
  return (
    <div class="switcher">
      <div class="switcher__field">
        <Icon name="search" />
        <Name {...props} />
      </div>
      <div class="switcher__list" id="switcher-list" role="listbox" aria-label={words.inbox.conversations}>
        {candidates.map((candidate, at) => (
          <Option key={candidate.id} candidate={candidate} at={at} {...props} />
        ))}
      </div>
      <p class={isAny ? "hidden" : "switcher__none"} role="status">
        {isAny && count(words, words.shortcuts.found, candidates.length)}
        {!isAny && typed.trim() !== "" && words.shortcuts.nobody}
      </p>
      {failure && (
        <p class="switcher__none" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

function Name({ words, typed, candidates, selected, type, steer }: SwitcherProps) {
  const isAny = candidates.length > 0;
  return (
    <input
      class="switcher__name"
      type="text"
      role="combobox"
      aria-label={words.shortcuts.nameLabel}
      aria-expanded={isAny}
      aria-controls="switcher-list"
      aria-autocomplete="list"
      aria-activedescendant={isAny ? `switcher-${selected}` : undefined}
      placeholder={words.shortcuts.whose}
      autocomplete="off"
      spellcheck={false}
      dir="auto"
      value={typed}
      onInput={(event) => type(event.currentTarget.value)}
      onKeyDown={steer}
    />
  );
}

function Option({
  words,
  candidate,
  at,
  state,
  selected,
  choose,
}: SwitcherProps & { candidate: Candidate; at: number }) {
  const { person } = candidate;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the field names the one that is meant, as a combobox does.
    <div
      class="switcher__option"
      id={`switcher-${at}`}
      role="option"
      aria-selected={at === selected}
      onClick={() => choose(candidate)}
    >
      <Avatar
        person={person}
        presence={person ? (state.presences[person.id]?.presence ?? "offline") : undefined}
      />
      <bdi class="switcher__person">{person?.name ?? words.inbox.waiting}</bdi>
      <span class="switcher__about">{aboutWords(candidate, words)}</span>
    </div>
  );
}

function aboutWords({ kind, unread, isClosed }: Candidate, words: ChatWords): string | null {
  if (unread > 0) return count(words, words.inbox.unread, unread);
  if (isClosed) return words.shortcuts.closed;
  return kind === "receiver" ? words.inbox.start : null;
}
