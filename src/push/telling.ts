import type { Logger } from "pino";
import { AppError } from "../shared/errors.ts";
import type { Pushed } from "../shared/push.ts";
import type { Deliver, Outcome } from "./delivery.ts";
import type { Lanes } from "./lanes.ts";
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

export function createTelling({ store, deliver, lanes, after, log }: Deps): Telling {
  const waiting = new Set<() => void>();
  let isOpen = true;
  return {
    begin: (accountId, subscription, pushed, whatNow) => queue(accountId, subscription, pushed, whatNow, 1),
    now: attempt,
    close() {
      isOpen = false;
      for (const callOff of waiting) callOff();
    },
  };

  function queue(
    accountId: string,
    subscription: PushSubscription,
    pushed: Pushed,
    whatNow: WhatNow,
    tries: number,
  ): void {
    const begun = lanes.run(accountId, async () => {
      const outcome = await attempt(subscription, pushed);
      if (outcome.kind !== "later" || tries >= mostTries) return;
      const pauseMs = outcome.retryAfterMs ?? firstPauseMs * 2 ** (tries - 1);
      if (pauseMs > longestPauseMs) return;
      wait(pauseMs, () => void again(accountId, subscription, whatNow, tries + 1));
    });
    if (!begun && isOpen) log.warn("Too many notices wait to be pushed; one was left out");
  }

  /** What was read, unsubscribed or signed out meanwhile is not said. */
  async function again(
    accountId: string,
    subscription: PushSubscription,
    whatNow: WhatNow,
    tries: number,
  ): Promise<void> {
    try {
      const held = await store.pushSubscription(subscription.sessionId);
      const pushed = held?.endpoint === subscription.endpoint ? await whatNow() : null;
      if (pushed) queue(accountId, subscription, pushed, whatNow, tries);
    } catch (error) {
      log.warn({ err: error }, "A notice could not be pushed again");
    }
  }

  async function attempt(subscription: PushSubscription, pushed: Pushed): Promise<Outcome> {
    const { sessionId, endpoint } = subscription;
    const service = URL.parse(endpoint)?.host;
    try {
      const outcome = await deliver(subscription, pushed);
      if (outcome.kind === "gone") await store.removePushSubscription(sessionId, endpoint);
      if ("status" in outcome)
        log.warn({ service, status: outcome.status }, "A push service refused a notice");
      return outcome;
    } catch (error) {
      log.warn({ err: error, service }, "A push service could not be reached");
      // An endpoint that leads where it must not does so the next time too.
      if (error instanceof AppError && error.code === "invalid") return { kind: "refused", status: 0 };
      return { kind: "later", status: 0, retryAfterMs: null };
    }
  }

  function wait(ms: number, then: () => void): void {
    if (!isOpen) return;
    const callOff = after(ms, () => {
      waiting.delete(callOff);
      then();
    });
    waiting.add(callOff);
  }
}
