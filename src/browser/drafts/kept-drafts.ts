import type { Time } from "../time.ts";
import type { DraftStorage } from "./draft-storage.ts";

/** What is half written, by its place, on this page and a moment later on this device. */
export interface KeptDrafts {
  /** Takes up what an earlier page left. */
  takeUp(): void;
  all(): Record<string, string>;
  /** Empty where nothing is half written. */
  in(place: string): string;
  note(place: string, text: string): void;
  save(): void;
  wipe(): void;
}

export interface KeptDraftsDeps {
  storage: DraftStorage;
  time: Time;
  /** This device keeps no drafts. */
  failed(reason: unknown): void;
  /** Another tab went on with the same words, or sent them. */
  changedElsewhere(place: string, text: string): void;
}

const saveAfterMs = 250;

export function keepDrafts({ storage, time, failed, changedElsewhere }: KeptDraftsDeps): KeptDrafts {
  const drafts = new Map<string, string>();
  const unsaved = new Set<string>();
  const attempt = attemptsUntil(failed);
  const textIn = (place: string) => drafts.get(place) ?? "";

  storage.listen((place, text, before) => {
    // Words of one's own stay.
    if (textIn(place) !== before) return;
    set(place, text);
    changedElsewhere(place, text);
  });
  return {
    takeUp: () => attempt(() => Object.entries(storage.all()).map((entry) => drafts.set(...entry))),
    all: () => Object.fromEntries(drafts),
    in: textIn,
    note,
    save,
    wipe() {
      drafts.clear();
      unsaved.clear();
      attempt(storage.clear);
      attempt.end();
    },
  };

  function set(place: string, text: string): void {
    if (text === "") drafts.delete(place);
    else drafts.set(place, text);
  }

  function note(place: string, text: string): void {
    if (place === "" || text === textIn(place)) return;
    set(place, text);
    if (unsaved.size === 0) time.after(saveAfterMs, save);
    unsaved.add(place);
    // What was sent must not come back as a draft.
    if (text === "") save();
  }

  function save(): void {
    for (const place of unsaved) attempt(() => storage.put(place, textIn(place)));
    unsaved.clear();
  }
}

/** A failure is told once. Later tries go on: where there is no room for more, what was sent can still be removed. */
function attemptsUntil(failed: (reason: unknown) => void) {
  let hasFailed = false;
  let isOver = false;
  return Object.assign(attempt, {
    end() {
      isOver = true;
    },
  });

  function attempt(act: () => unknown): void {
    if (isOver) return;
    try {
      act();
    } catch (reason) {
      if (!hasFailed) failed(reason);
      hasFailed = true;
    }
  }
}
