import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import type { LookupFunction } from "node:net";

/** What came of one request to a push service. */
export interface PostAnswer {
  status: number;
  /** How long it wants to be left alone, ms; null where it says nothing. */
  retryAfterMs: number | null;
}

interface Post {
  url: URL;
  lookup: LookupFunction;
  headers: Record<string, string>;
  body: Buffer;
  signal: AbortSignal;
  ca: string | undefined;
  clock: () => number;
}

const mostHeaderBytes = 8 * 1024;

/**
 * Posts to a push service, on a connection of its own to an address that was looked at before. Redirects are answers
 * like any other, and of an answer the head alone is read. Rejects when the signal calls it off before.
 */
export function post({ url, lookup, headers, body, signal, ca, clock }: Post): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, {
      method: "POST",
      agent: false,
      lookup,
      headers: { ...headers, "content-length": String(body.length) },
      maxHeaderSize: mostHeaderBytes,
      signal,
      ...(ca !== undefined && { ca }),
    });
    asking.on("error", reject);
    asking.on("response", (answer) => {
      resolve({ status: answer.statusCode ?? 0, retryAfterMs: retryAfterOf(answer, clock()) });
      answer.destroy();
    });
    asking.end(body);
  });
}

/** Seconds, or a date. */
function retryAfterOf({ headers }: IncomingMessage, now: number): number | null {
  const told = headers["retry-after"];
  if (told === undefined) return null;
  const ms = /^\d{1,9}$/.test(told) ? Number(told) * 1_000 : Date.parse(told) - now;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
