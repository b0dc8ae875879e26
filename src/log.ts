import pino, { type DestinationStream, type Logger } from "pino";

/**
 * The program's log: one line of JSON an event. Of an error it holds what finds the fault, and not what else the
 * error carries along, which may be what somebody sent. Nothing in it can move a terminal's cursor.
 */
export function createLog(level: string, destination: DestinationStream): Logger {
  const hooks = { streamWrite: printable };
  return pino({ level, serializers: { err: faultOf }, hooks }, destination);
}

/** Causes of causes: deeper than this no fault of ours has been. */
const deepestCause = 4;

function faultOf(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const deeper = cause !== undefined && depth < deepestCause && { cause: faultOf(cause, depth + 1) };
  return { type: name, message, stack, ...(code && { code }), ...deeper };
}

/** JSON leaves delete, the C1 controls and what turns the direction of text as they are. */
function printable(line: string): string {
  const escaped = (hidden: string) => `\\u${hidden.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return line.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped);
}
