import type { Response } from "express";
import type { Logger } from "pino";
import { AppError, type ErrorCode, toWireError, type WireError } from "../shared/errors.ts";
import { refusalIn } from "../words/refusals.ts";
import { languageOf } from "./reader.ts";
import { requestIdOf } from "./way-in/request-log.ts";

/** What a refusal is in HTTP: the only place that knows. */
const statuses: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  internal: 500,
  unavailable: 503,
};

/** Without a better answer: when to ask again, in seconds. */
const retrySeconds = 5;

/**
 * Sets status and headers for whatever was thrown, logs it whole if it is a bug, and returns what may be told.
 */
export function refuse(log: Logger, res: Response, thrown: unknown): WireError {
  const error = withoutHttpError(thrown);
  const told = toWireError(error);
  if (told.code === "internal") {
    told.requestId = requestIdOf(res);
    log.error({ id: told.requestId, err: error }, "request failed");
  }
  res.status(statuses[told.code]);
  if (told.code === "unauthenticated") res.set("WWW-Authenticate", "Bearer");
  if (told.code === "too_many" || told.code === "unavailable") {
    res.set("Retry-After", String(secondsOf(told.retryAfterMs)));
  }
  return refusalIn(languageOf(res.req), told);
}

function secondsOf(retryAfterMs: number | undefined): number {
  return retryAfterMs === undefined ? retrySeconds : Math.max(1, Math.ceil(retryAfterMs / 1000));
}

/** Express and its body parsers throw errors that carry a status; those below 500 are the request's fault. */
function withoutHttpError(thrown: unknown): unknown {
  if (thrown instanceof AppError || !isRequestFault(thrown)) return thrown;
  switch (thrown.type ?? thrown.status) {
    case "entity.too.large":
      return new AppError("too_large", "That is too much at once. Please send less.");
    case "entity.parse.failed":
      return new AppError("invalid", "The body is not valid JSON.");
    case 404:
      return notFound();
    default:
      return new AppError("invalid", "This request could not be understood.");
  }
}

export function notFound(): AppError {
  return new AppError("not_found", "There is nothing at this address.");
}

interface RequestFault extends Error {
  status: number;
  type?: string;
}

function isRequestFault(thrown: unknown): thrown is RequestFault {
  if (!(thrown instanceof Error) || !("status" in thrown)) return false;
  return typeof thrown.status === "number" && thrown.status >= 400 && thrown.status < 500;
}
