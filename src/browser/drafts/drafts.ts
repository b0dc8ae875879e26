import type { Message } from "../../shared/model.ts";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import type { DraftStorage } from "./draft-storage.ts";
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

interface Deps {
  chat: Chat;
  view: View;
  storage: DraftStorage;
  time: Time;
  /** This device keeps no drafts. */
  failed(reason: unknown): void;
}

const saveAfterMs = 250;

export function createDrafts({ chat, view, storage, time, failed }: Deps): Drafts {
  const kept = new Map<string, string>();
  const unsaved = new Set<string>();
  let covered = "";
  let works = true;

  chat.subscribe((_event, after, before) => {
    const [left, entered] = [placeOf(before.open), placeOf(after.open)];
    if (left === entered) return;
    const isSame = isSamePlace(before, after);
    note(left, isSame ? "" : ownDraft());
    if (isSame) note(entered, ownDraft());
    else view.dispatch({ editing: null, replyingTo: null, draft: kept.get(entered) ?? "" });
    view.dispatch({ drafts: Object.fromEntries(kept) });
  });
  view.subscribe(({ draft }) => {
    if (draft !== undefined && view.get().editing === null) note(placeOf(chat.get().open), ownDraft());
  });
  return { begin, beginEdit, cancelEdit, save, wipe };

  function begin(typed: string): void {
    for (const [place, text] of Object.entries(attempt(storage.all) ?? {})) kept.set(place, text);
    view.dispatch({
      draft: typed || kept.get(placeOf(chat.get().open)) || "",
      drafts: Object.fromEntries(kept),
    });
  }

  function note(place: string, text: string): void {
    if (place === "" || text === (kept.get(place) ?? "")) return;
    if (text === "") kept.delete(place);
    else kept.set(place, text);
    if (unsaved.size === 0) time.after(saveAfterMs, save);
    unsaved.add(place);
    // What was sent must not come back as a draft.
    if (text === "") save();
  }

  function save(): void {
    for (const place of unsaved) attempt(() => storage.put(place, kept.get(place) ?? ""));
    unsaved.clear();
  }

  function wipe(): void {
    kept.clear();
    unsaved.clear();
    attempt(storage.clear);
    works = false;
  }

  function attempt<Result>(act: () => Result): Result | undefined {
    try {
      return works ? act() : undefined;
    } catch (reason) {
      works = false;
      failed(reason);
      return undefined;
    }
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
