import type { ChatView } from "../../views/chat-props.ts";
import type { ChatEvent } from "../shared/state/apply.ts";
import type { ChatState } from "../shared/state/state.ts";

/** The owner of a state: it changes through `dispatch` alone, and whoever listens hears every event, in order. */
export interface Store<State, Event> {
  get(): State;
  dispatch(event: Event): void;
  subscribe(listener: Listener<State, Event>): void;
}

type Listener<State, Event> = (event: Event, after: State, before: State) => void;

export type Chat = Store<ChatState, ChatEvent>;
export type View = Store<ChatView, Partial<ChatView>>;

export function createStore<State, Event>(
  initial: State,
  reduce: (state: State, event: Event) => State,
): Store<State, Event> {
  let state = initial;
  const listeners: Listener<State, Event>[] = [];
  const untold: [Event, State, State][] = [];

  return {
    get: () => state,
    subscribe: (listener) => void listeners.push(listener),
    dispatch(event) {
      const before = state;
      state = reduce(state, event);
      untold.push([event, state, before]);
      // A listener that dispatches waits its turn: all hear of the first event before any hears of the second.
      if (untold.length === 1) tell();
    },
  };

  function tell(): void {
    for (let news = untold[0]; news; news = untold[0]) {
      for (const listener of listeners) listener(...news);
      untold.shift();
    }
  }
}

/** The view after some of its parts changed; the same object when none did. */
export function changeView(view: ChatView, change: Partial<ChatView>): ChatView {
  const changed = { ...view, ...change };
  const keys = Object.keys(changed) as (keyof ChatView)[]; // Object.keys is typed as string[] only.
  return keys.some((key) => changed[key] !== view[key]) ? changed : view;
}
