import type { ChatActions } from "../../views/chat-props.ts";
import type { Composer } from "./composer.ts";
import { beginFiles } from "./files/begin.tsx";
import type { CatchUp } from "./line/catch-up.ts";
import { beginNotices } from "./notices/begin.ts";
import { fetchAddressees } from "./outbox/fetch-addressees.ts";
import type { LoadParts, Rarely } from "./rarely.ts";
import { announceArrivals } from "./screen/announcing.ts";
import { watchIdleness } from "./screen/idleness.ts";
import { isLooking } from "./screen/looking.ts";
import { keepMinutes } from "./screen/minutes.ts";
import { elementNamed } from "./screen/page.ts";
import { watchRows } from "./screen/row-events.ts";
import { completeShortcodes } from "./screen/shortcodes.ts";
import { keepTitle } from "./screen/title.ts";
import { onWaking } from "./screen/waking.ts";
import { beginShortcuts } from "./shortcuts/begin.ts";
import { endMarks } from "./unread-marks.ts";

export { forgetDevice } from "./notices/begin.ts";

type Deps = Parameters<typeof beginNotices>[0] &
  Parameters<typeof beginFiles>[0] &
  Parameters<typeof beginShortcuts>[0] & {
    presence: Parameters<typeof watchIdleness>[0];
    composer: Composer;
    rarely: Rarely;
    actions: ChatActions;
    fetchConversation: CatchUp["fetch"];
    loadParts: LoadParts;
  };

/** What has time until the page is drawn. The chat goes on without it, should it not come. */
export function beginLater(deps: Deps): void {
  const { chat, time, words, presence, http, composer, rarely, actions } = deps;
  fetchAddressees(chat, deps.fetchConversation);
  beginNotices(deps);
  beginFiles(deps);
  beginShortcuts(deps);
  completeShortcodes(composer, rarely, words);
  watchRows(async () => {
    // Without a network they do not come; the next key asks for them again.
    const parts = await deps.loadParts().catch(() => null);
    return parts?.createRowKeys(chat, actions) ?? null;
  });
  announceArrivals(chat, time, words, elementNamed(document, "announcements"));
  watchIdleness(presence, time);
  keepTitle(chat, document);
  const look = endMarks({ chat, http, time, isLooking });
  const { tick } = keepMinutes(deps.view, time);
  onWaking(() => {
    tick();
    look();
  });
  window.addEventListener("focus", look);
}
