import { limits } from "../../shared/limits.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { Chat, View } from "../store.ts";
import type { Bytes } from "./bytes.ts";
import type { ChipsByPlace } from "./chips-by-place.ts";
import type { ChipsOnDisk, KeptChip } from "./chips-on-disk.ts";
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
export function keepChips({ chat, view, places, bytes, disk, shown, tabs, failed }: Deps): Promise<void> {
  /** As they are on the disk, or on their way there. */
  const kept = new Map<string, KeptChip>();
  let isDue = false;
  let writing = Promise.resolve();

  view.subscribe(({ files }) => {
    if (files) keepSoon();
  });
  chat.subscribe((_event, after, before) => {
    if (after.outbox !== before.outbox) sortOut();
    if (after.outbox !== before.outbox || after.open !== before.open) keepSoon();
  });
  // Nobody has chosen anything yet: that this device keeps nothing is said when they do.
  return tabs.alone(takeUp).catch((reason) => console.warn("What was chosen before was not found.", reason));

  /** Not at once: what is sent leaves the composer a moment before it is in the outbox. */
  function keepSoon(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      void keepInTurn();
    });
  }

  function keepInTurn(): Promise<void> {
    writing = writing.then(keep).catch(failed);
    return writing;
  }

  async function keep(): Promise<void> {
    const chosen = places
      .all()
      .filter(([, { refusal }]) => !refusal)
      .map(([place, file]) => ({ place, file, tab: tabs.name }));
    const changed = chosen.filter((chip) => differs(chip, kept.get(chip.file.key)));
    // What is on its way into the outbox stays until it is there.
    const stays = new Set([...chosen.map(({ file }) => file.key), ...keysIn(({ saving }) => saving)]);
    const gone = [...kept.keys()].filter((key) => !stays.has(key));
    for (const chip of changed) kept.set(chip.file.key, chip);
    for (const key of gone) kept.delete(key);
    await bytes.keep(changed.map(({ file }) => file.key));
    if (changed.length > 0) await disk.put(changed);
    if (gone.length > 0) await disk.remove(gone);
  }

  async function takeUp(there: Set<string>): Promise<void> {
    const left = (await disk.all()).filter(({ tab }) => !there.has(tab));
    for (const { place, file } of left) {
      const chips = places.in(place);
      if (chips.length < limits.filesPerMessage) places.set(place, [...chips, file]);
    }
    sortOut();
    await keepInTurn();
    for (const [, file] of places.all()) await show(file);
  }

  async function show({ key, kind }: OutgoingFile): Promise<void> {
    const picture = kind === "picture" && !shown.isShown(key) && (await bytes.of(key));
    if (picture) shown.show(key, picture);
  }

  /** What is in the outbox is over the composer no more: a page may have ended between the two. */
  function sortOut(): void {
    const sent = keysIn(() => true);
    places.change((chip) => (sent.has(chip.key) ? [] : chip));
  }

  function keysIn(isMeant: (item: { saving?: boolean }) => boolean | undefined): Set<string> {
    const { outbox } = chat.get();
    return new Set(outbox.filter(isMeant).flatMap(({ files = [] }) => files.map(({ key }) => key)));
  }
}

function differs(chip: KeptChip, before: KeptChip | undefined): boolean {
  return JSON.stringify(chip) !== JSON.stringify(before);
}
