import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";

/** A line that comes back within this is nothing to hear of. */
const patienceMs = 2_000;
/** How long it is said that it is back. */
const gladMs = 3_000;

/**
 * Tells of a lost line once it has been lost for a while, and of its return. `hasNetwork` asks the device; what is
 * answered has to be called when that may have changed.
 */
export function watchConnection(
  chat: Chat,
  notices: Notices,
  time: Time,
  hasNetwork: () => boolean,
): () => void {
  const { said } = notices.words;
  /** From the first word about the loss until nothing is said any more. */
  let isShown = false;
  let callOff = time.after(patienceMs, show);

  chat.subscribe((event, { connection }, before) => {
    if (event.type !== "connection:changed" || connection === before.connection) return;
    callOff();
    callOff = connection === "online" ? welcomeBack() : time.after(isShown ? 0 : patienceMs, show);
  });
  return () => {
    if (isShown && chat.get().connection !== "online") show();
  };

  function show(): void {
    isShown = true;
    notices.set("connection", lineFor(chat.get().connection));
  }

  function lineFor(connection: string): string {
    if (!hasNetwork()) return said.offline;
    else if (connection === "connecting") return said.connecting;
    else return said.reconnecting;
  }

  function welcomeBack(): () => void {
    if (isShown) notices.set("connection", said.backOnline);
    return time.after(gladMs, () => {
      isShown = false;
      notices.set("connection", null);
    });
  }
}
