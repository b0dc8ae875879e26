import type { Chat, View } from "./store.ts";
import type { Time } from "./time.ts";

/** To read it over and think again, with a slow hand; after that the row's own menu still has it. */
const offeredMs = 10_000;

/**
 * Offers, for the message with a key, to take it back once it is stored. It goes out at once all the same: holding it
 * for a moment would delay every message for everybody, and "sent" would not mean sent. To undo is to delete it, and to
 * get the text back (taking-back.ts).
 */
export function offeringUndo(chat: Chat, view: View, time: Time): (key: string) => void {
  let callOff = () => {};

  chat.subscribe((_event, after, before) => {
    const { undoable } = view.get();
    if (undoable === null || after.outbox === before.outbox) return;
    const isOut = (state: typeof after) => state.outbox.some(({ key }) => key === undoable);
    if (isOut(before) && !isOut(after))
      callOff = time.after(offeredMs, () => view.dispatch({ undoable: null }));
  });

  return (key) => {
    callOff();
    view.dispatch({ undoable: key });
  };
}
