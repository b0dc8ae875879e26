import type { Chat } from "../store.ts";
import { watchVersion } from "./new-version.ts";
import { offerReload } from "./new-version-toast.tsx";
import { rememberAccount } from "./on-this-device.ts";
import { startWorker } from "./service-worker.ts";

/** What tells people of news while they look elsewhere, and what stands in without a connection. */
export function beginNotices(chat: Chat): void {
  rememberAccount(chat.get().me.id);
  watchVersion(chat, ownScript(), offerReload);
  void startWorker();
}

/** The address of the script that this page was drawn with. */
function ownScript(): string {
  const script = document.querySelector<HTMLScriptElement>("script[type=module]");
  return script ? new URL(script.src).pathname : "";
}
