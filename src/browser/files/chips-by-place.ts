import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import { isSamePlace, placeOf } from "../drafts/places.ts";
import type { Chat } from "../store.ts";
import type { Shown } from "./shown.ts";

/** The files over the composer, those of each place apart; those of the place where one is are shown. */
export interface ChipsByPlace {
  in(place: string): OutgoingFile[];
  set(place: string, chips: OutgoingFile[]): void;
  /** Changes each of them, wherever it is, or takes it away. */
  change(to: (chip: OutgoingFile) => OutgoingFile | []): void;
  all(): [place: string, chip: OutgoingFile][];
}

export function createChipsByPlace(chat: Chat, shown: Shown): ChipsByPlace {
  const elsewhere = new Map<string, OutgoingFile[]>();
  let here = placeOf(chat.get().open);

  chat.subscribe((_event, after, before) => {
    const to = placeOf(after.open);
    if (to === here) return;
    if (!isSamePlace(before, after)) {
      elsewhere.set(here, shown.chips());
      shown.setChips(elsewhere.get(to) ?? []);
    }
    elsewhere.delete(to);
    here = to;
  });

  return { in: chipsIn, set, change, all };

  function chipsIn(place: string): OutgoingFile[] {
    return place === here ? shown.chips() : (elsewhere.get(place) ?? []);
  }

  function set(place: string, chips: OutgoingFile[]): void {
    if (place === here) shown.setChips(chips);
    else elsewhere.set(place, chips);
  }

  function change(to: (chip: OutgoingFile) => OutgoingFile | []): void {
    for (const place of [here, ...elsewhere.keys()]) {
      const [before, after] = [chipsIn(place), chipsIn(place).flatMap(to)];
      if (after.length !== before.length || after.some((chip, at) => chip !== before[at])) set(place, after);
    }
  }

  function all(): [place: string, chip: OutgoingFile][] {
    return [here, ...elsewhere.keys()].flatMap((place) =>
      chipsIn(place).map((chip): [string, OutgoingFile] => [place, chip]),
    );
  }
}
