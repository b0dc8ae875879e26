import type { Message } from "../../shared/model.ts";
import type { Chat, View } from "../store.ts";
import { type KeptDraftsDeps, keepDrafts } from "./kept-drafts.ts";
import { isSamePlace, placeOf } from "./places.ts";

/** Half-written texts, one for each conversation; what is being edited covers the draft and gives it back. */
export interface Drafts {
  /** Shows what was left half written here. `typed` came before the script did, and goes first. */
  begin(typed: string): void;
  beginEdit(message: Message): void;
  cancelEdit(): void;
  /** Puts what has changed on this device now instead of in a moment. */
  save(): void;
  /** Forgets all, here and on this device. */
  wipe(): void;
}

interface Deps extends Omit<KeptDraftsDeps, "changedElsewhere"> {
  chat: Chat;
  view: View;
}

export function createDrafts({ chat, view, ...keeping }: Deps): Drafts {
  const kept = keepDrafts({ ...keeping, changedElsewhere });
  /** What was being answered in each place that was left. */
  const replies = new Map<string, string | null>();
  let covered = "";

  chat.subscribe((_event, after, before) => {
    const [left, entered] = [placeOf(before.open), placeOf(after.open)];
    if (left === entered) return;
    const isSame = isSamePlace(before, after);
    kept.note(left, isSame ? "" : ownDraft());
    if (isSame) kept.note(entered, ownDraft());
    else move(left, entered);
    view.dispatch({ drafts: kept.all() });
  });
  view.subscribe(({ draft }) => {
    if (draft !== undefined && view.get().editing === null) kept.note(placeOf(chat.get().open), ownDraft());
  });
  return { begin, beginEdit, cancelEdit, save: kept.save, wipe: kept.wipe };

  function begin(typed: string): void {
    kept.takeUp();
    view.dispatch({ draft: typed || kept.in(placeOf(chat.get().open)), drafts: kept.all() });
  }

  function move(left: string, entered: string): void {
    replies.set(left, view.get().replyingTo);
    const replyingTo = replies.get(entered) ?? null;
    view.dispatch({ editing: null, replyingTo, draft: kept.in(entered) });
  }

  function changedElsewhere(place: string, text: string): void {
    view.dispatch({ drafts: kept.all() });
    if (place !== placeOf(chat.get().open)) return;
    if (view.get().editing === null) view.dispatch({ draft: text });
    else covered = text;
  }

  function beginEdit(message: Message): void {
    covered = ownDraft();
    view.dispatch({ editing: message.id, draft: message.text });
  }

  function cancelEdit(): void {
    if (view.get().editing === null) return;
    view.dispatch({ editing: null, draft: covered });
  }

  function ownDraft(): string {
    return view.get().editing === null ? view.get().draft : covered;
  }
}
