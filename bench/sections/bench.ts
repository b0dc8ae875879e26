import type { Options } from "../options.ts";
import type { Cores } from "../servers/cores.ts";

/** What every part of the benchmark is given. */
export interface Bench {
  options: Options;
  cores: Cores;
}
