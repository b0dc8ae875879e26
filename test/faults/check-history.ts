import { allHoldTheSame, eachOnce, oneOrder } from "./check-history-copies.ts";
import { receiptsOnlyRise } from "./check-history-receipts.ts";
import {
  acknowledgedIsThere,
  composedInOrder,
  nothingUnasked,
  unknownIsDecided,
} from "./check-history-sends.ts";
import type { Evidence } from "./evidence.ts";

type Law = (evidence: Evidence) => string[];

const laws: Record<string, Law> = {
  H1: acknowledgedIsThere,
  H2: eachOnce,
  H3: oneOrder,
  H4: composedInOrder,
  H5: nothingUnasked,
  H6: unknownIsDecided,
  H7: allHoldTheSame,
  H8: receiptsOnlyRise,
  integrity: ({ integrity }) => (integrity === "ok" ? [] : [integrity]),
};

/** Enough to see what went wrong. */
const shownPerLaw = 10;

/** What breaks the delivery contract, each as "H1: …" to "H8: …" or "integrity: …"; nothing when all is well. */
export function checkHistory(evidence: Evidence): string[] {
  return Object.entries(laws).flatMap(([name, law]) => {
    const broken = law(evidence).map((what) => `${name}: ${what}`);
    const rest = broken.length - shownPerLaw;
    return rest > 0 ? [...broken.slice(0, shownPerLaw), `${name}: and ${rest} more`] : broken;
  });
}

/** The laws that are broken, each once. */
export function lawsBroken(violations: string[]): string[] {
  return [...new Set(violations.map((violation) => violation.slice(0, violation.indexOf(":"))))];
}
