import { codePoints, limits } from "../shared/limits.ts";
import type { Opened } from "../shared/state/state.ts";
import { digits, say } from "../words/say.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Sending } from "./line/sending.ts";
import type { Typing } from "./line/typing.ts";
import { createPointing, messageNamed, type Pointing, type PointingDeps } from "./pointing.ts";
import type { Notices } from "./status-line.ts";

/** What one writes, and what becomes of it. */
export interface Composer extends Pointing {
  write(text: string): void;
  send(): void;
}

interface Deps extends PointingDeps {
  sending: Sending;
  typing: Typing;
  notices: Notices;
  /** Told of the key of each message that goes out. */
  sent(key: string): void;
}

export function createComposer(deps: Deps): Composer {
  const { chat, view, sending, typing, notices, sent } = deps;
  return { write, send, ...createPointing(deps) };

  function write(text: string): void {
    view.dispatch({ draft: text });
    const { open } = chat.get();
    const isWriting = text.trim() !== "" && view.get().editing === null;
    if (isWriting && open.kind === "conversation") typing.writing(open.conversationId);
    else typing.stopped();
  }

  function send(): void {
    const { draft, editing, replyingTo, files } = view.get();
    const chips = editing === null ? (files?.chips ?? []) : [];
    const to = addressOf(chat.get().open);
    if ((draft.trim() === "" && chips.length === 0) || !to) return;
    const length = codePoints(draft);
    if (length > limits.messageLength) {
      sayTooLong(notices, length);
    } else if (editing !== null) {
      void save(deps, editing, draft);
    } else if (chips.some(({ refusal }) => refusal)) {
      notices.say(notices.words.files.refusedAmong);
    } else {
      view.dispatch({ draft: "", replyingTo: null, files: files && { ...files, chips: [] } });
      typing.stopped();
      sent(sending.send(to, draft.trim() && draft, replyingTo, chips));
    }
  }
}

function sayTooLong(notices: Notices, length: number): void {
  const { words } = notices;
  const number = (value: number) => digits(words.locale, value);
  notices.say(say(words.said.noRoom, { most: number(limits.messageLength), length: number(length) }));
}

async function save(
  { chat, view, drafts, sending, notices }: Deps,
  messageId: string,
  text: string,
): Promise<void> {
  const { open } = chat.get();
  if (open.kind !== "conversation") return;
  // It may be far from what is read meanwhile, and no more on this page.
  const before = messageNamed(chat, messageId)?.text;
  try {
    await sending.edit({ conversationId: open.conversationId, id: messageId, text: before }, text);
    const { editing, draft } = view.get();
    if (editing === messageId && draft === text) drafts.cancelEdit();
  } catch (error) {
    notices.say(say(notices.words.said.notChanged, { reason: refusalOf(error).message }));
  }
}

function addressOf(open: Opened): { conversationId: string } | { receiverId: string } | undefined {
  if (open.kind === "conversation") return { conversationId: open.conversationId };
  else if (open.kind === "receiver") return { receiverId: open.receiverId };
  else return undefined;
}
