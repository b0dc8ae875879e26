import type { Chance } from "../faults/chance.ts";
import type { Exchanged } from "./exchange.ts";
import type { RawLine } from "./raw-line.ts";
import type { Role, Target } from "./target.ts";

/** One way to send something malformed. */
export interface Attack {
  /** What is counted together. */
  kind: string;
  /** How often, beside the others. */
  weight: number;
  /** Sends one, drawn from chance, and tells what came of it. Throws a `Finding` when that must not be. */
  send(chance: Chance, target: Target, attacker: AttackerLines): Promise<string>;
}

/** The open connections of one attacker, so that a line lives until something sent over it closes it. */
export interface AttackerLines {
  line(role: Role): Promise<RawLine | "refused">;
}

/** What the program must never do, whatever it is sent. */
export class Finding extends Error {}

/** What an HTTP answer counts as. */
export function judged({ status, text, isSilent }: Exchanged, sent: string): string {
  if (isSilent) throw new Finding(`No answer and no end to ${sent}`);
  if (status === null) return "closed";
  // 503 is a refusal with a time to come back, no fault: the queue for passwords is full.
  if (status >= 500 && !(status === 503 && /retry-after:/i.test(text))) {
    throw new Finding(`${status} to ${sent}: ${text.slice(0, 400)}`);
  }
  return `${Math.floor(status / 100)}xx`;
}
