import { limits } from "../../shared/limits.ts";
import type { Chat, View } from "../store.ts";
import type { Bytes } from "./bytes.ts";
import type { ChipsByPlace } from "./chips-by-place.ts";
import type { ChipsOnDisk, KeptChip } from "./chips-on-disk.ts";
import { showOwn } from "./show-own.ts";
import type { Shown } from "./shown.ts";
import type { Tabs } from "./tabs.ts";

interface Deps {
  chat: Chat;
  view: View;
  places: ChipsByPlace;
  bytes: Bytes;
  disk: ChipsOnDisk;
  shown: Shown;
  tabs: Tabs;
  failed(reason: unknown): void;
}

/**
 * Keeps what was chosen and not sent on this device, beside the drafts, and takes up what tabs left that are gone. What
 * belongs to a tab that is still there is that one's alone. Resolves once what was left is shown.
 */
export function keepChips(deps: Deps): Promise<void> {
  const { chat, view, places, bytes, disk, shown, tabs } = deps;
  const keepInTurn = createKeeping(deps);
  const keepSoon = soon(() => void keepInTurn());

  view.subscribe(({ files }) => {
    if (files) keepSoon();
  });
  chat.subscribe((_event, after, before) => {
    if (after.outbox !== before.outbox) sortOut();
    if (after.outbox !== before.outbox || after.open !== before.open) keepSoon();
  });
  // Nobody has chosen anything yet: that this device keeps nothing is said when they do.
  return tabs.alone(takeUp).catch((reason) => console.warn("What was chosen before was not found.", reason));

  async function takeUp(there: Set<string>): Promise<void> {
    const left = (await disk.all()).filter(({ tab }) => !there.has(tab));
    for (const { place, file } of left) {
      const chips = places.in(place);
      if (chips.length < limits.filesPerMessage) places.set(place, [...chips, file]);
    }
    sortOut();
    await keepInTurn();
    for (const [, file] of places.all()) await showOwn({ bytes, shown }, file);
  }

  /** What is in the outbox is over the composer no more: a page may have ended between the two. */
  function sortOut(): void {
    const sent = keysIn(chat, () => true);
    places.change((chip) => (sent.has(chip.key) ? [] : chip));
  }
}

/** Brings the disk in step with what is chosen, one time after another. */
function createKeeping({ chat, places, bytes, disk, tabs, failed }: Deps): () => Promise<void> {
  /** As they are on the disk, or on their way there. */
  const kept = new Map<string, KeptChip>();
  let writing = Promise.resolve();
  return () => {
    writing = writing.then(keep).catch(failed);
    return writing;
  };

  async function keep(): Promise<void> {
    const chosen = places
      .all()
      .filter(([, { refusal }]) => !refusal)
      .map(([place, file]) => ({ place, file, tab: tabs.name }));
    const changed = chosen.filter((chip) => differs(chip, kept.get(chip.file.key)));
    // What is on its way into the outbox stays until it is there.
    const stays = new Set([...chosen.map(({ file }) => file.key), ...keysIn(chat, ({ saving }) => saving)]);
    const gone = [...kept.keys()].filter((key) => !stays.has(key));
    for (const chip of changed) kept.set(chip.file.key, chip);
    for (const key of gone) kept.delete(key);
    await bytes.keep(changed.map(({ file }) => file.key));
    if (changed.length > 0) await disk.put(changed);
    if (gone.length > 0) await disk.remove(gone);
  }
}

/** Not at once: what is sent leaves the composer a moment before it is in the outbox. */
function soon(act: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      act();
    });
  };
}

function keysIn(chat: Chat, isMeant: (item: { saving?: boolean }) => boolean | undefined): Set<string> {
  const { outbox } = chat.get();
  return new Set(outbox.filter(isMeant).flatMap(({ files = [] }) => files.map(({ key }) => key)));
}

function differs(chip: KeptChip, before: KeptChip | undefined): boolean {
  return JSON.stringify(chip) !== JSON.stringify(before);
}
