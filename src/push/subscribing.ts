import { AppError } from "../shared/errors.ts";
import type { PushStanding } from "../shared/push.ts";
import { endpointOf, type Outside } from "./endpoint.ts";
import type { PushDevice, PushStore, PushSubscription } from "./ports.ts";
import { isKey } from "./seal.ts";

export interface Subscribing {
  standing(sessionId: string): Promise<PushStanding>;
  /** Throws `forbidden` where push is off, `invalid` for an endpoint or keys that will not do. */
  subscribe(device: PushDevice): Promise<PushStanding>;
  unsubscribe(sessionId: string): Promise<void>;
}

interface Deps {
  store: PushStore;
  /** What browsers subscribe with; null where push is off. */
  key: string | null;
  hosts: readonly string[] | null;
  outside: Outside;
  clock: () => number;
}

/** Which devices want to be told. */
export function createSubscribing({ store, key, hosts, outside, clock }: Deps): Subscribing {
  return {
    standing,
    async subscribe(device) {
      if (key === null) throw new AppError("forbidden", "Push is switched off here.");
      endpointOf(device.endpoint, hosts, outside);
      assertKeys(device);
      await store.savePushSubscription({ ...device, at: clock() });
      return standing(device.sessionId);
    },
    unsubscribe: (sessionId) => store.removePushSubscription(sessionId),
  };

  async function standing(sessionId: string): Promise<PushStanding> {
    const kept = key === null ? null : await store.pushSubscription(sessionId);
    if (kept === null) return { key, subscription: null };
    const { endpoint, words, language } = kept;
    return { key, subscription: { endpoint, words, language } };
  }
}

const authBytes = 16;

function assertKeys({ p256dh, auth }: Pick<PushSubscription, "p256dh" | "auth">): void {
  if (isKey(p256dh) && Buffer.from(auth, "base64url").length === authBytes) return;
  const fields = { keys: "must be those of a push subscription" };
  throw new AppError("invalid", `keys ${fields.keys}.`, { fields });
}
