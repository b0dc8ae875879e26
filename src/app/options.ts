import type { Logger } from "pino";
import type { Patience } from "../http/patience.ts";
import type { Outside } from "../push/endpoint.ts";
import type { After } from "../push/ports.ts";
import type { Catalogues } from "../words/catalogues.ts";

/** What the settings do not say: where the program lies, and what tests set. */
export interface AppOptions {
  log: Logger;
  /** The folder with icons and the built script and style. */
  publicDir: string;
  /** Called when the store can no longer be trusted: the program must stop. */
  onFatal: (error: Error) => void;
  clock?: () => number;
  /** How long what somebody took back may stay on the disk, ms; half a minute, if left out. */
  forgetWithinMs?: number;
  patience?: Patience;
  /** What is said in which language; our own words, if left out. */
  catalogues?: Catalogues;
  /** How pushing waits, and what of the world outside it reaches. */
  push?: { after?: After; outside?: Partial<Outside> };
}
