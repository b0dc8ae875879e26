import type { PushStanding } from "../../shared/push.ts";
import type { Resubscribing, WorkerScope } from "./worker-scope.ts";

const address = "/api/me/push";

/** The browser gave the subscription up: whoever is signed in here gets a new one, with what they had chosen. */
export async function renewSubscription(
  { registration }: WorkerScope,
  { newSubscription }: Resubscribing,
): Promise<void> {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) return; // Nobody is signed in here any more.
  const { key, subscription: former } = (await answer.json()) as PushStanding; // Our own server's.
  if (key === null || former === null) return;
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  const renewed = newSubscription ?? (await registration.pushManager.subscribe(wish));
  const { endpoint, keys } = renewed.toJSON();
  const headers = { "content-type": "application/json" };
  await fetch(address, { method: "PUT", headers, body: JSON.stringify({ endpoint, keys }) });
}
