import type { Chat } from "../store.ts";
import { openAttachMenu } from "./attaching.tsx";
import { hasChips } from "./chips-on-disk.ts";
import type { Files, FilesDeps } from "./create-files.ts";
import { watchDragging } from "./dragging.tsx";
import { isFilePaste } from "./pasting.ts";

interface Deps extends Pick<FilesDeps, "chat" | "view" | "notices" | "words"> {
  /** Loads what does the work, once. */
  files(): Promise<Files>;
}

/** Takes files from wherever people bring them: the button, the clipboard, or dropped anywhere on the page. */
export function beginFiles({ chat, view, notices, words, files }: Deps): void {
  if (!view.get().files) view.dispatch({ files: { chips: [], local: {}, progress: {} } });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("#composer-attach")) openAttachMenu(words, take);
  });
  document.addEventListener("paste", (event) => {
    if (!isTalking() || !isFilePaste(event)) return;
    event.preventDefault();
    take([...(event.clipboardData?.files ?? [])]);
  });
  watchDragging({ words, isTalking, take, folder: () => notices.say(words.files.noFolders) });
  // NOTE as soon as somebody writes: without a network it could not be loaded any more.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest("#composer")) void files().catch(() => {}); // Said when it is used.
  });
  if (document.activeElement?.closest("#composer")) void files().catch(() => {}); // As above.
  whereSomeWait(chat, () => void load());

  function take(picked: File[]): void {
    if (picked.length > 0) void load().then((loaded) => loaded?.add(picked));
  }

  async function load(): Promise<Files | null> {
    return files().catch((reason: unknown) => {
      notices.say(words.said.cannotLoad);
      console.warn(words.said.cannotLoad, reason);
      return null;
    });
  }

  function isTalking(): boolean {
    return chat.get().open.kind !== "none" && document.querySelector("dialog[open]") === null;
  }
}

/** What an earlier page left, on its way or not yet sent, is shown from this device. */
function whereSomeWait(chat: Chat, load: () => void): void {
  const look = () => {
    if (chat.get().outbox.some((item) => item.files)) load();
  };
  chat.subscribe((_event, after, before) => {
    if (after.outbox !== before.outbox) look();
  });
  look();
  void hasChips(chat.get().me.id).then((some) => (some ? load() : null));
}
