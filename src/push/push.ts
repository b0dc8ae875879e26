import type { Logger } from "pino";
import type { ChatStore, Publish } from "../chat/ports.ts";
import { AppError } from "../shared/errors.ts";
import type { Message } from "../shared/model.ts";
import type { PushStanding } from "../shared/push.ts";
import type { Catalogues } from "../words/catalogues.ts";
import { createDeliver } from "./delivery.ts";
import { endpointOf, type Outside, theInternet } from "./endpoint.ts";
import { createLanes } from "./lanes.ts";
import { type News, newsFor } from "./news.ts";
import { payloadFor, testFor } from "./payload.ts";
import { createPlans, type Told } from "./plans.ts";
import type { After, PushDevice, PushStore, PushSubscription } from "./ports.ts";
import { isKey } from "./seal.ts";
import { createTelling } from "./telling.ts";
import { createVapid } from "./vapid.ts";

/** Tells people of new messages on devices where no page of theirs is open. */
export interface Push {
  /** The same publishing, which also plans what to push. Nobody waits for that. */
  listening(publish: Publish): Publish;
  standing(sessionId: string): Promise<PushStanding>;
  /** Throws `forbidden` where push is off, `invalid` for an endpoint or keys that will not do. */
  subscribe(device: PushDevice): Promise<PushStanding>;
  unsubscribe(sessionId: string): Promise<void>;
  /** Pushes a test to the session's device; `conflict` where it has no subscription, `unavailable` where it failed. */
  test(sessionId: string): Promise<void>;
  close(): Promise<void>;
}

interface PushDeps {
  store: PushStore & Pick<ChatStore, "conversation" | "conversations" | "noticeWishes">;
  settings: PushSettings;
  catalogues: Catalogues;
  /** Whether somebody of the account has a page before them, on whatever device. */
  isOnScreen(accountId: string): boolean;
  /** The account's sign-ins that still count. */
  sessions(accountId: string): Promise<{ id: string }[]>;
  clock: () => number;
  after: After;
  log: Logger;
  outside?: Partial<Outside> | undefined;
}

export interface PushSettings {
  isOn: boolean;
  /** The push services that may be used; null for any on the public internet. */
  hosts: readonly string[] | null;
  /** See `createVapid`. */
  secret: string;
  contact: string | null;
}

export function createPush(deps: PushDeps): Push {
  const { store, settings, catalogues, clock, after, log } = deps;
  const { hosts } = settings;
  const outside = { ...theInternet(), ...deps.outside };
  const vapid = createVapid({ ...settings, clock });
  const lanes = createLanes();
  const deliver = createDeliver({ vapid, outside, hosts, clock });
  const telling = createTelling({ store, deliver, lanes, after, log });
  const plans = createPlans(after, (accountId, conversationId) =>
    tell(accountId, conversationId).catch((error: unknown) => {
      log.warn({ err: error }, "A notice could not be pushed");
      return "nothing to tell" as const;
    }),
  );

  async function tell(accountId: string, conversationId: string): Promise<Told> {
    if (deps.isOnScreen(accountId)) return "on screen";
    const subscriptions = await subscriptionsOf(accountId);
    if (subscriptions.length === 0) return "nothing to tell";
    const news = await newsFor(deps, accountId, conversationId);
    if (!news) return "nothing to tell";
    for (const subscription of subscriptions) {
      const fitting = (now: News) => payloadFor(subscription, now, catalogues);
      const newsNow = async () => {
        const now = deps.isOnScreen(accountId) ? null : await newsFor(deps, accountId, conversationId);
        return now && fitting(now);
      };
      telling.begin(accountId, subscription, fitting(news), newsNow);
    }
    return "told";
  }

  /** A session that nobody has used for a week is over, and not ended by anybody. */
  async function subscriptionsOf(accountId: string): Promise<PushSubscription[]> {
    const kept = await store.pushSubscriptions(accountId);
    if (kept.length === 0) return kept;
    const live = new Set((await deps.sessions(accountId)).map(({ id }) => id));
    return kept.filter(({ sessionId }) => live.has(sessionId));
  }

  async function standing(sessionId: string): Promise<PushStanding> {
    if (!settings.isOn) return { key: null, subscription: null };
    const kept = await store.pushSubscription(sessionId);
    const subscription = kept && { endpoint: kept.endpoint, words: kept.words, language: kept.language };
    return { key: vapid.publicKey, subscription };
  }

  return {
    listening: (publish) => {
      if (!settings.isOn) return publish;
      return (to, name, payload) => {
        publish(to, name, payload);
        const message = name === "message:created" && "message" in payload ? payload.message : null;
        if (message)
          for (const id of othersIn(to.accountIds, message)) plans.note(id, message.conversationId);
      };
    },
    standing,
    async subscribe(device) {
      if (!settings.isOn) throw new AppError("forbidden", "Push is switched off here.");
      endpointOf(device.endpoint, hosts, outside);
      assertKeys(device);
      await store.savePushSubscription({ ...device, at: clock() });
      return standing(device.sessionId);
    },
    unsubscribe: (sessionId) => store.removePushSubscription(sessionId),
    async test(sessionId) {
      const subscription = settings.isOn ? await store.pushSubscription(sessionId) : null;
      if (!subscription) throw new AppError("conflict", "Push is not set up on this device.");
      const { kind } = await telling.now(subscription, testFor(subscription, catalogues));
      if (kind !== "delivered") throw new AppError("unavailable", refusals[kind]);
    },
    async close() {
      plans.close();
      telling.close();
      await lanes.close();
    },
  };
}

const refusals = {
  gone: "This browser's push service does not know this device any more. Turn notices off and on again.",
  refused: "This browser's push service refused the notice.",
  later: "This browser's push service cannot be reached just now. Please try again later.",
};

/** Whoever said it needs not be told; a line that nobody said is told to nobody. */
function othersIn(accountIds: string[], { authorId, kind }: Message): string[] {
  return kind === "text" ? accountIds.filter((id) => id !== authorId) : [];
}

const authBytes = 16;

function assertKeys({ p256dh, auth }: Pick<PushSubscription, "p256dh" | "auth">): void {
  if (isKey(p256dh) && Buffer.from(auth, "base64url").length === authBytes) return;
  throw new AppError("invalid", "keys must be those of a push subscription.", {
    fields: { keys: "must be those of a push subscription" },
  });
}
