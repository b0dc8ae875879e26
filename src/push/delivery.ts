import { createHash } from "node:crypto";
import type { Pushed } from "../shared/push.ts";
import { endpointOf, type Outside, pinned } from "./endpoint.ts";
import type { PushSubscription } from "./ports.ts";
import { type PostAnswer, post } from "./post.ts";
import { seal } from "./seal.ts";
import type { Vapid } from "./vapid.ts";

/** What became of it: `gone` for a device that is there no more, `later` for a service that wants to be asked again. */
export type Outcome =
  | { kind: "delivered" | "gone" }
  | { kind: "refused"; status: number }
  | { kind: "later"; status: number; retryAfterMs: number | null };

export type Deliver = (subscription: PushSubscription, pushed: Pushed) => Promise<Outcome>;

interface Deps {
  vapid: Vapid;
  outside: Outside;
  hosts: readonly string[] | null;
  clock: () => number;
  /** Calls off what is under way. */
  closing: AbortSignal;
}

/** From looking up the name to the head of the answer. */
const patienceMs = 5_000;

/** Whoever comes back after more than a day sees in the chat what is new. */
const keptSeconds = 24 * 60 * 60;

/** Brings one message to one device's push service, once (RFC 8030). */
export function createDeliver({ vapid, outside, hosts, clock, closing }: Deps): Deliver {
  return async (subscription, pushed) => {
    const url = endpointOf(subscription.endpoint, hosts, outside);
    const signal = AbortSignal.any([closing, AbortSignal.timeout(patienceMs)]);
    const lookup = await pinned(url, outside, signal);
    const headers = {
      authorization: vapid.authorization(url.origin),
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      ttl: String(keptSeconds),
      topic: topicOf(subscription, pushed),
      urgency: "high",
    };
    const body = seal(Buffer.from(JSON.stringify(pushed)), subscription);
    return outcomeOf(await post({ url, lookup, headers, body, signal, ca: outside.ca, clock }));
  };
}

/** Of a conversation, the service keeps the newest alone. The name tells it nothing, nor that two devices share it. */
function topicOf({ sessionId }: PushSubscription, pushed: Pushed): string {
  const about = pushed.kind === "news" ? pushed.conversationId : "test";
  return createHash("sha256").update(`${sessionId} ${about}`).digest("base64url").slice(0, 32);
}

function outcomeOf({ status, retryAfterMs }: PostAnswer): Outcome {
  if (status >= 200 && status < 300) return { kind: "delivered" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 429 || status >= 500) return { kind: "later", status, retryAfterMs };
  return { kind: "refused", status };
}
