import type { Notices } from "../status-line.ts";
import type { Chat, View } from "../store.ts";
import type { Time } from "../time.ts";
import { localDrafts } from "./draft-storage.ts";
import { createDrafts, type Drafts } from "./drafts.ts";

/** The drafts of an account in this browser. */
export function openDrafts(
  deps: { chat: Chat; view: View; notices: Notices; time: Time },
  accountId: string,
): Drafts {
  // Reading the property alone may throw, where the browser forbids storage.
  const storage = localDrafts(() => window.localStorage, accountId);
  const failed = (reason: unknown) => {
    deps.notices.say(deps.notices.words.said.cannotKeepDrafts);
    console.warn("This browser cannot keep drafts.", reason);
  };
  return createDrafts({ ...deps, storage, failed });
}
