import { bar } from "./bar.ts";
import { composer } from "./composer.ts";
import { exported } from "./exported.ts";
import { files } from "./files.ts";
import { inbox } from "./inbox.ts";
import { notices } from "./notices.ts";
import { said } from "./said.ts";
import { settings } from "./settings.ts";
import { sheets } from "./sheets.ts";
import { thread } from "./thread.ts";
import { times } from "./times.ts";

/** Everything that Parley says, in the language that the others are translated from. */
export const english = {
  bar,
  composer,
  exported,
  files,
  inbox,
  notices,
  said,
  settings,
  sheets,
  thread,
  times,
} as const;
