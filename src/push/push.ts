import type { Logger } from "pino";
import type { ChatStore, Publish } from "../chat/ports.ts";
import { AppError } from "../shared/errors.ts";
import type { Message } from "../shared/model.ts";
import type { Catalogues } from "../words/catalogues.ts";
import { createDeliver } from "./delivery.ts";
import { type Outside, theInternet } from "./endpoint.ts";
import { createLanes } from "./lanes.ts";
import { newsFor } from "./news.ts";
import { payloadFor, testFor } from "./payload.ts";
import { createPlans, type Plans, type Told } from "./plans.ts";
import type { After, PushStore, PushSubscription } from "./ports.ts";
import { createSubscribing, type Subscribing } from "./subscribing.ts";
import { createTelling, type Telling } from "./telling.ts";
import { createVapid } from "./vapid.ts";

/** Tells people of new messages on devices where no page is open. */
export interface Push extends Subscribing {
  /** The same publishing, which also plans what to push. Nobody waits for that. */
  listening(publish: Publish): Publish;
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

interface PushSettings {
  isOn: boolean;
  /** The push services that may be used; null for any on the public internet. */
  hosts: readonly string[] | null;
  /** See `createVapid`. */
  secret: string;
  contact: string | null;
}

export function createPush(deps: PushDeps): Push {
  const { store, settings, catalogues, clock, after, log } = deps;
  const { isOn, hosts } = settings;
  const outside = { ...theInternet(), ...deps.outside };
  const vapid = createVapid({ ...settings, clock });
  const lanes = createLanes();
  const closing = new AbortController();
  const telling = createTelling({
    store,
    deliver: createDeliver({ vapid, outside, hosts, clock, closing: closing.signal }),
    lanes,
    after,
    log,
  });
  const plans = createPlans(after, (accountId, conversationId) =>
    tell(deps, telling, accountId, conversationId).catch((error: unknown) => {
      log.warn({ err: error }, "A notice could not be pushed");
      return "nothing to tell" as const;
    }),
  );
  const subscribing = createSubscribing({ store, key: isOn ? vapid.publicKey : null, hosts, outside, clock });
  return {
    ...subscribing,
    listening: (publish) => (isOn ? planning(publish, plans) : publish),
    async test(sessionId) {
      const subscription = isOn ? await store.pushSubscription(sessionId) : null;
      if (!subscription) throw new AppError("conflict", "Push is not set up on this device.");
      const { kind } = await telling.now(subscription, testFor(subscription, catalogues));
      if (kind !== "delivered") throw new AppError("unavailable", refusals[kind]);
    },
    async close() {
      plans.close();
      telling.close();
      closing.abort();
      await lanes.close();
    },
  };
}

const refusals = {
  gone: "This browser's push service does not know this device any more. Turn notices off and on again.",
  refused: "This browser's push service refused the notice.",
  later: "This browser's push service cannot be reached just now. Please try again later.",
};

function planning(publish: Publish, plans: Plans): Publish {
  return (to, name, payload) => {
    publish(to, name, payload);
    const message = name === "message:created" && "message" in payload ? payload.message : null;
    if (message) for (const id of othersIn(to.accountIds, message)) plans.note(id, message.conversationId);
  };
}

/** Whoever said it needs not be told; a line that nobody said is told to nobody. */
function othersIn(accountIds: string[], { authorId, kind }: Message): string[] {
  return kind === "text" ? accountIds.filter((id) => id !== authorId) : [];
}

async function tell(
  deps: PushDeps,
  telling: Telling,
  accountId: string,
  conversationId: string,
): Promise<Told> {
  if (deps.isOnScreen(accountId)) return "on screen";
  const subscriptions = await subscriptionsOf(deps, accountId);
  if (subscriptions.length === 0) return "nothing to tell";
  const news = await newsFor(deps, accountId, conversationId);
  if (!news) return "nothing to tell";
  for (const subscription of subscriptions) {
    const whatNow = async () => {
      const now = deps.isOnScreen(accountId) ? null : await newsFor(deps, accountId, conversationId);
      return now && payloadFor(subscription, now, deps.catalogues);
    };
    telling.begin(accountId, subscription, payloadFor(subscription, news, deps.catalogues), whatNow);
  }
  return "told";
}

/** A session that nobody has used for a week is over, and not ended by anybody. */
async function subscriptionsOf(
  { store, sessions }: PushDeps,
  accountId: string,
): Promise<PushSubscription[]> {
  const kept = await store.pushSubscriptions(accountId);
  if (kept.length === 0) return kept;
  const live = new Set((await sessions(accountId)).map(({ id }) => id));
  return kept.filter(({ sessionId }) => live.has(sessionId));
}
