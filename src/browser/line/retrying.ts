import { AppError, type ErrorCode } from "../../shared/errors.ts";
import type { Time } from "../time.ts";

/** Hardly noticed by whoever waits, and no more than a few questions a minute where it lasts. */
const firstPauseMs = 500;
const longestPauseMs = 30_000;
const passing: ErrorCode[] = ["unavailable", "too_many", "unauthenticated"];

/** What the server, or its silence, refused with. A thrown value of any other kind is a bug and is thrown on. */
export function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

/** Whether asking again later can succeed. */
export function mayPass(refusal: AppError): boolean {
  return passing.includes(refusal.code);
}

/**
 * Milliseconds to wait after the failure number `failures` (0, 1, 2 …): drawn from a span that doubles up to
 * 30 s, so that many pages do not ask at once, and added to what the server asked for.
 */
export function pauseAfter(failures: number, time: Time, refusal?: AppError): number {
  const span = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
  return (refusal?.retryAfterMs ?? 0) + time.random() * span;
}
