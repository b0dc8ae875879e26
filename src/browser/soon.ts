/** What the page loads as soon as it is drawn: the chat goes on without it, should it not come. */

export { beginNotices } from "./notices/begin.ts";
export { beginShortcuts } from "./shortcuts/begin.ts";
