import { inboxFilters } from "../../src/shared/inbox-filter.ts";
import { inboxCount } from "../../src/shared/state/filtering.ts";
import { digits } from "../../src/words/say.ts";
import type { ChatProps } from "../chat-props.ts";
import { follow } from "../parts/follow.ts";

/** Fewer conversations than this are seen at one glance. */
const few = 6;

/** Which conversations the list shows, and how many each choice has. Whatever is open stays so: the page is the same. */
export function Filters({ state, words, actions }: Pick<ChatProps, "state" | "words" | "actions">) {
  const { filter } = state.inbox;
  const isOfUse = filter !== "all" || inboxCount(state, "all") >= (state.me.role === "receiver" ? 1 : few);
  if (!isOfUse) return null;
  return (
    <form method="post" action="/chat/filter">
      <ul class="filters" aria-label={words.inbox.show}>
        {inboxFilters.map((name) => (
          <li key={name}>
            <button
              type="submit"
              class="filter"
              name="filter"
              value={name}
              aria-pressed={name === filter}
              onClick={follow(() => actions.chooseFilter(name))}
            >
              {words.inbox.filters[name]}{" "}
              <span class="filter__count">{digits(words.locale, inboxCount(state, name))}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
