import type { Chance } from "../chance.ts";

/** Which of the changes that nobody waited for reached the disk before the power went. */
export interface Survival {
  name: string;
  /** Of a change by its order, whole or in one sector. */
  survives(order: number, sector?: number): boolean;
  /** Whether a file may be longer than what was written into it, with zeros in between. */
  growsBlindly: boolean;
}

/** Draws one of the ways in which disks have been seen to lose things. `now` is the order of the next change. */
export function anySurvival(chance: Chance, now: number): Survival {
  const share = chance.next();
  const last = now - chance.between(0, 40);
  const ways: Omit<Survival, "growsBlindly">[] = [
    { name: "nothing unsynced", survives: () => false },
    { name: "everything", survives: () => true },
    {
      name: "all up to a moment, torn there",
      survives: (order) => order < last || (order === last && chance.isOne(2)),
    },
    {
      name: "some writes",
      survives: remembered(
        (order) => `${order}`,
        () => chance.next() < share,
      ),
    },
    { name: "some sectors", survives: () => chance.next() < share },
    {
      name: "some pages, the later ones first",
      survives: (order) => order > last && chance.next() < 0.9,
    },
  ];
  return { ...chance.pick(ways), growsBlindly: chance.isOne(2) };
}

/** Decides once for each name and keeps to it. */
function remembered(nameOf: (order: number) => string, decide: () => boolean): Survival["survives"] {
  const decided = new Map<string, boolean>();
  return (order) => {
    const name = nameOf(order);
    const known = decided.get(name) ?? decide();
    decided.set(name, known);
    return known;
  };
}
