import type { Logger } from "pino";
import { AppError } from "../shared/errors.ts";
import type { Pushed } from "../shared/push.ts";
import type { Deliver, Outcome } from "./delivery.ts";
import type { Lanes } from "./lanes.ts";
import { createPauses } from "./pauses.ts";
import type { After, PushStore, PushSubscription } from "./ports.ts";

interface Deps {
  store: Pick<PushStore, "removePushSubscription" | "pushSubscription">;
  deliver: Deliver;
  lanes: Lanes;
  after: After;
  log: Logger;
}

/** What is to be said by then; null when there is nothing to say any more. */
type WhatNow = () => Promise<Pushed | null>;

export interface Telling {
  /** Says something to one device, in its turn, and again later where its push service asks for that. */
  begin(accountId: string, subscription: PushSubscription, pushed: Pushed, whatNow: WhatNow): void;
  /** The same at once and once, and what became of it. */
  now(subscription: PushSubscription, pushed: Pushed): Promise<Outcome>;
  close(): void;
}

const mostTries = 3;
const firstPauseMs = 5_000;
/** Who wants to be left alone for longer than this is not asked again: the next message comes in its time. */
const longestPauseMs = 10 * 60_000;

export function createTelling(deps: Deps): Telling {
  const { store, lanes, log } = deps;
  const pauses = createPauses(deps.after);
  return {
    begin: (accountId, subscription, pushed, whatNow) =>
      queue({ accountId, subscription, whatNow }, pushed, 1),
    now: (subscription, pushed) => attempt(deps, subscription, pushed),
    close: pauses.close,
  };

  function queue(errand: Errand, pushed: Pushed, tries: number): void {
    const begun = lanes.run(errand.accountId, async () => {
      const outcome = await attempt(deps, errand.subscription, pushed);
      if (outcome.kind !== "later" || tries >= mostTries) return;
      const pauseMs = outcome.retryAfterMs ?? firstPauseMs * 2 ** (tries - 1);
      if (pauseMs <= longestPauseMs) pauses.wait(pauseMs, () => void again(errand, tries + 1));
    });
    if (!begun && pauses.isOpen()) log.warn("Too many notices wait to be pushed; one was left out");
  }

  /** What was read, unsubscribed or signed out meanwhile is not said. */
  async function again(errand: Errand, tries: number): Promise<void> {
    const { subscription, whatNow } = errand;
    try {
      const held = await store.pushSubscription(subscription.sessionId);
      const pushed = held?.endpoint === subscription.endpoint ? await whatNow() : null;
      if (pushed) queue(errand, pushed, tries);
    } catch (error) {
      log.warn({ err: error }, "A notice could not be pushed again");
    }
  }
}

/** Whom to tell, and how to learn what is true by then. */
interface Errand {
  accountId: string;
  subscription: PushSubscription;
  whatNow: WhatNow;
}

async function attempt(
  { store, deliver, log }: Deps,
  subscription: PushSubscription,
  pushed: Pushed,
): Promise<Outcome> {
  const { sessionId, endpoint } = subscription;
  const service = URL.parse(endpoint)?.host;
  try {
    const outcome = await deliver(subscription, pushed);
    if (outcome.kind === "gone") await store.removePushSubscription(sessionId, endpoint);
    if ("status" in outcome) log.warn({ service, status: outcome.status }, "A push service refused a notice");
    return outcome;
  } catch (error) {
    log.warn({ err: error, service }, "A push service could not be reached");
    // An endpoint that leads where it must not does so the next time too.
    if (error instanceof AppError && error.code === "invalid") return { kind: "refused", status: 0 };
    return { kind: "later", status: 0, retryAfterMs: null };
  }
}
