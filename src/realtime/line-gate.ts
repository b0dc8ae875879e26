import type { IncomingMessage } from "node:http";
import type { Config } from "../config.ts";
import { clientNetwork } from "../http/client-address.ts";
import type { RateLimits } from "../limits/rate-limits.ts";

/** Says whether a line may begin, before anything is known of who is at its other end. */
export type LineGate = (
  req: IncomingMessage,
  answer: (refusal: string | null | undefined, allowed: boolean) => void,
) => void;

/**
 * Lets so many lines begin from one network: each costs memory until its handshake, whoever it is and whatever
 * comes of it. Who connects is judged later (handshake.ts), where the refusal can be told.
 */
export function createLineGate({ limits, config }: { limits: RateLimits; config: Config }): LineGate {
  return function mayBegin(req, answer) {
    limits.spend("line", { address: clientNetwork(config, req) }).then(
      () => answer(null, true),
      (refusal: Error) => answer(refusal.message, false),
    );
  };
}
