import { inboxFilters } from "../../src/shared/inbox-filter.ts";
import { inboxCount } from "../../src/shared/state/filtering.ts";
import type { ChatState } from "../../src/shared/state/state.ts";
import { digits } from "../../src/words/say.ts";
import type { ChatProps } from "../chat-props.ts";
import { follow } from "../parts/follow.ts";

/** Fewer conversations than this are seen at one glance. */
const few = 6;

/** Which conversations the list shows, and how many each choice has. */
export function Filters({ state, words, actions }: Pick<ChatProps, "state" | "words" | "actions">) {
  const { filter } = state.inbox;
  const isOfUse = filter !== "all" || inboxCount(state, "all") >= (state.me.role === "receiver" ? 1 : few);
  if (!isOfUse) return null;
  return (
    <ul class="filters" aria-label={words.inbox.show}>
      {inboxFilters.map((name) => (
        <li key={name}>
          <a
            class="filter"
            href={`${pathOf(state)}?filter=${name}`}
            aria-current={name === filter ? "true" : undefined}
            onClick={follow(() => actions.chooseFilter(name))}
          >
            {words.inbox.filters[name]}{" "}
            <span class="filter__count">{digits(words.locale, inboxCount(state, name))}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Of the page one is on: without script, what is open stays open. */
function pathOf({ open }: ChatState): string {
  if (open.kind === "conversation") return `/chat/${open.conversationId}`;
  else if (open.kind === "receiver") return `/chat/with/${open.receiverId}`;
  else return "/chat";
}
