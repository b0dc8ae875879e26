export const errorCodes = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "too_large",
  "too_many",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error as it travels: in `{ error }` over HTTP and in an acknowledgement. */
export interface WireError {
  code: ErrorCode;
  message: string;
  /** What is wrong with which field, for forms. */
  fields?: Record<string, string>;
  /** When asking again makes sense, in milliseconds from now. */
  retryAfterMs?: number;
  /** By which the log knows a fault of ours. */
  requestId?: string;
}

interface ErrorDetails {
  fields?: Record<string, string>;
  retryAfterMs?: number;
  cause?: unknown;
}

/** A refusal with a code for machines and one sentence for people. Anything else that is thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = details.fields;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The wire form of any thrown value. What is not an AppError becomes one calm sentence; the caller logs it. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.fields && { fields: error.fields }),
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    };
  } else {
    return { code: "internal", message: "Something went wrong on our side. Please try again." };
  }
}
