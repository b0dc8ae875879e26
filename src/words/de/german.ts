import type { German } from "../words.ts";
import { audit } from "./audit.ts";
import { bar } from "./bar.ts";
import { composer } from "./composer.ts";
import { door } from "./door.ts";
import { exported } from "./exported.ts";
import { faults } from "./faults.ts";
import { files } from "./files.ts";
import { inbox } from "./inbox.ts";
import { notices } from "./notices.ts";
import { people } from "./people.ts";
import { said } from "./said.ts";
import { search } from "./search.ts";
import { security } from "./security.ts";
import { settings } from "./settings.ts";
import { sheets } from "./sheets.ts";
import { shortcuts } from "./shortcuts.ts";
import { thread } from "./thread.ts";
import { times } from "./times.ts";

/** Everything that Parley says, in German. */
export const german: German = {
  audit,
  bar,
  composer,
  door,
  exported,
  faults,
  files,
  inbox,
  notices,
  people,
  said,
  search,
  security,
  settings,
  sheets,
  shortcuts,
  thread,
  times,
};
