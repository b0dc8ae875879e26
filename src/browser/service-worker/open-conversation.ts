import type { NoticeClicked, WorkerScope } from "./worker-scope.ts";

/** Brings a page that is open to the front, and has it show the conversation; without one, opens one. */
export async function openConversation(worker: WorkerScope, { notification }: NoticeClicked): Promise<void> {
  notification.close();
  const { path = "/chat" } = (notification.data ?? {}) as { path?: string }; // Put there by our own page.
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const chats = windows.filter(({ url }) => new URL(url).pathname.startsWith("/chat"));
  const page = chats.find(({ visibilityState }) => visibilityState === "visible") ?? chats[0];
  if (!page) {
    await worker.clients.openWindow(path);
    return;
  }
  await page.focus();
  page.postMessage({ open: path });
}
