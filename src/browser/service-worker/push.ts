import type { Pushed } from "../../shared/push.ts";
import type { Pushing, WorkerScope } from "./worker-scope.ts";

interface SystemNotice extends NotificationOptions {
  // Not in the types yet: rings again for the next message although the notice is still up.
  renotify?: boolean;
}

/** Shows what was pushed. Always something: a browser that is shown nothing takes the subscription away. */
export async function showPushed(worker: WorkerScope, { data }: Pushing): Promise<void> {
  const pushed = data?.json() as Pushed; // Sealed by our own server: nobody else can.
  if (pushed.kind !== "news") return show(worker, pushed, { tag: "test", data: { path: "/chat" } });
  const { conversationId: tag, seq, unread } = pushed;
  const path = `/chat/${encodeURIComponent(tag)}`;
  const [up] = await worker.registration.getNotifications({ tag });
  // An open page may have told of it a moment before.
  if (up && seqOf(up) >= seq) await show(worker, up, { tag, data: up.data, silent: true });
  else await show(worker, pushed, { tag, data: { path, seq }, renotify: true });
  if (await isBefore(worker, path)) await takeBack(worker, tag);
  else await navigator.setAppBadge?.(unread);
}

function show(
  { registration }: WorkerScope,
  { title, body }: { title: string; body: string },
  options: SystemNotice,
): Promise<void> {
  const images = { icon: "/icons/icon-192.png", badge: "/icons/badge-96.png" };
  return registration.showNotification(title, { body, ...images, ...options });
}

function seqOf({ data }: Notification): number {
  const { seq = 0 } = (data ?? {}) as { seq?: number }; // Put there by ourselves or by our page.
  return seq;
}

/** Whether somebody looks at the conversation here. The server asked that too, a moment ago. */
async function isBefore({ clients }: WorkerScope, path: string): Promise<boolean> {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.some(({ url, focused }) => focused && new URL(url).pathname === path);
}

async function takeBack({ registration }: WorkerScope, tag: string): Promise<void> {
  for (const notice of await registration.getNotifications({ tag })) notice.close();
}
