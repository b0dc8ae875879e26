import type { Message } from "../shared/model.ts";
import { say } from "../words/say.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Sending } from "./line/sending.ts";
import type { Notices } from "./notices.ts";
import type { Chat, View } from "./store.ts";
import type { Time } from "./time.ts";

/**
 * Takes back what was just sent. The message goes out at once all the same: holding it for a moment would delay every
 * message for everybody, and "sent" would not mean sent. To undo is to delete it, and to get the text back.
 */
export interface Undo {
  /** Offers it for the message with this key, once that is stored. */
  offer(key: string): void;
  take(message: Message): Promise<void>;
}

interface Deps {
  chat: Chat;
  view: View;
  sending: Sending;
  notices: Notices;
  time: Time;
  /** Offers the files of the message with this key again. */
  giveBack(key: string): void;
}

const offeredMs = 10_000;

export function createUndo({ chat, view, sending, notices, time, giveBack }: Deps): Undo {
  let callOff = () => {};

  chat.subscribe((_event, after, before) => {
    const { undoable } = view.get();
    if (undoable === null || after.outbox === before.outbox) return;
    const isOut = (state: typeof after) => state.outbox.some(({ key }) => key === undoable);
    if (isOut(before) && !isOut(after))
      callOff = time.after(offeredMs, () => view.dispatch({ undoable: null }));
  });
  return { offer, take };

  function offer(key: string): void {
    callOff();
    view.dispatch({ undoable: key });
  }

  async function take(message: Message): Promise<void> {
    const { text, replyTo } = message;
    try {
      await sending.remove(message);
      callOff();
      const { editing, draft } = view.get();
      if (message.files && editing === null) giveBack(message.key);
      view.dispatch({ undoable: null });
      // What was begun meanwhile stays: the text comes before it.
      if (editing === null)
        view.dispatch({ draft: draft === "" ? text : `${text}\n${draft}`, replyingTo: replyTo });
    } catch (error) {
      notices.say(say(notices.words.said.notTakenBack, { reason: refusalOf(error).message }));
    }
  }
}
