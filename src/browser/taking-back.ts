import type { Message } from "../shared/model.ts";
import { say } from "../words/say.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Sending } from "./line/sending.ts";
import type { Notices } from "./status-line.ts";
import type { View } from "./store.ts";

interface Deps {
  view: View;
  sending: Pick<Sending, "remove">;
  notices: Notices;
  /** Offers the files of the message with this key again. */
  giveBack(key: string): void;
}

/** Takes back what was just sent, and gives its words and files back to the composer. */
export async function takeBack(message: Message, { view, sending, notices, giveBack }: Deps): Promise<void> {
  const { text, replyTo } = message;
  try {
    await sending.remove(message);
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
