import { changeView, createStore } from "../../src/browser/store.ts";
import { apply } from "../../src/shared/state/apply.ts";
import type { Connection } from "../../src/shared/state/state.ts";
import { handWoundTime } from "./hand-wound-time.ts";
import { anna, conversationWith, liveView, noCounts, nothingYet } from "./sample.ts";

/** A page that is alive, with two conversations in its list and nothing open. */
export function pageScene(connection: Connection = "online") {
  const time = handWoundTime();
  const view = createStore(liveView, changeView);
  const chat = createStore({ ...nothingYet, connection }, apply);
  for (const id of ["with-anna", "with-ben"]) {
    const conversation = conversationWith(anna, id);
    chat.dispatch({
      type: "inbox:fetched",
      page: { epoch: "e", conversations: [conversation], more: false, counts: noCounts },
    });
  }
  return { time, view, chat };
}
