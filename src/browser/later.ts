import { beginFiles } from "./files/begin.tsx";
import { beginNotices } from "./notices/begin.ts";
import { announceArrivals } from "./screen/announcing.ts";
import { watchIdleness } from "./screen/idleness.ts";
import { isLooking } from "./screen/looking.ts";
import { elementNamed } from "./screen/page.ts";
import { keepTitle } from "./screen/title.ts";
import { onWaking } from "./screen/waking.ts";
import { beginShortcuts } from "./shortcuts/begin.ts";
import { endMarks } from "./unread-marks.ts";

export { forgetDevice } from "./notices/begin.ts";

type Deps = Parameters<typeof beginNotices>[0] &
  Parameters<typeof beginFiles>[0] &
  Parameters<typeof beginShortcuts>[0] & { presence: Parameters<typeof watchIdleness>[0] };

/** What has time until the page is drawn. The chat goes on without it, should it not come. */
export function beginLater(deps: Deps): void {
  const { chat, time, words, presence, http } = deps;
  beginNotices(deps);
  beginFiles(deps);
  beginShortcuts(deps);
  announceArrivals(chat, time, words, elementNamed(document, "announcements"));
  watchIdleness(presence, time);
  keepTitle(chat, document);
  const look = endMarks({ chat, http, time, isLooking });
  onWaking(look);
  window.addEventListener("focus", look);
}
