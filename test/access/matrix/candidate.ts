import type { ErrorCode } from "../../../src/shared/errors.ts";

/** One thing that a request may name, and what must come of it for somebody who may make the request at all. */
export interface Candidate {
  what: string;
  value: string;
  /** The code of the refusal; "left out" when the answer comes without it; null when it is granted. */
  refusal: ErrorCode | "left out" | null;
}

export function good(what: string, value: string): Candidate {
  return { what, value, refusal: null };
}

export function bad(what: string, value: string, refusal: NonNullable<Candidate["refusal"]>): Candidate {
  return { what, value, refusal };
}
