/** How long the server waits for others, in milliseconds. Whoever is slower makes room for the next. */
export interface Patience {
  /** From the start of a connection, or of a request, to the end of its headers. */
  headersMs: number;
  /** To the end of its body: 64 KiB come through the thinnest line that a page loads over. A file may take longer. */
  requestMs: number;
  /** Between two requests on one connection. Longer than the minute that proxies keep theirs for. */
  betweenMs: number;
  /** Until an answer has to have got on its way; after that, at least a kilobyte a second. */
  answerMs: number;
  /** From the start of a line to its owner's name. */
  handshakeMs: number;
  /** Until a line that we ended is let go by the other end too. */
  goodbyeMs: number;
  /** When stopping: until requests under way have to be answered. */
  lastAnswersMs: number;
}

export const usualPatience: Patience = {
  headersMs: 10_000,
  requestMs: 20_000,
  betweenMs: 65_000,
  answerMs: 30_000,
  handshakeMs: 10_000,
  goodbyeMs: 2_000,
  lastAnswersMs: 5_000,
};

/** What Node itself is to see to. */
export function waitingOptions(patience: Patience) {
  return {
    headersTimeout: patience.headersMs,
    // Bodies have their own (slow-senders.ts).
    requestTimeout: 0,
    keepAliveTimeout: patience.betweenMs,
    // For TLS alone.
    handshakeTimeout: patience.headersMs,
    connectionsCheckingInterval: lookEveryMs(patience),
    maxHeaderSize: 16 * 1024,
  };
}

/** How often it is looked for those that are late: a quarter of the shortest wait, and at most once a second. */
export function lookEveryMs({ headersMs, requestMs, answerMs }: Patience): number {
  return Math.min(1_000, Math.min(headersMs, requestMs, answerMs) / 4);
}
