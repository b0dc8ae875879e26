import { createHmac } from "node:crypto";
import bcrypt from "bcrypt";
import { AppError } from "../shared/errors.ts";

export interface Passwords {
  /** A salted hash with the algorithm's name before it. Refuses with `too_many` when the queue is full. */
  hash(password: string): Promise<string>;
  /** Whether the password made this hash. Without a hash it takes as long and answers no. */
  matches(password: string, hash: string | null): Promise<boolean>;
}

/** Names the algorithm, so that another can take over at the next sign-in. */
const prefix = "hmac-sha384+bcrypt:";

/** Half of libuv's four threads: the others stay free for files and names. */
const atOnce = 2;

/** At 0.3 s a hash and two at once, the last one waits 7 s: longer than people wait. */
const queueLength = 50;

/** Hashes with bcrypt of the given cost, off the event loop, a few at a time. */
export function createPasswords(cost: number): Passwords {
  const inTurn = createQueue(atOnce, queueLength);
  const make = async (password: string) => prefix + (await bcrypt.hash(shorten(password), cost));
  // Made now: made at the first unknown address, it would give that one away by taking twice as long.
  const decoy = make("a password that nobody has");

  return {
    hash: (password) => inTurn(() => make(password)),
    matches: (password, hash) =>
      inTurn(async () => {
        const known = hash ?? (await decoy);
        const same = await bcrypt.compare(shorten(password), known.slice(prefix.length));
        return same && hash !== null && known.startsWith(prefix);
      }),
  };
}

/**
 * bcrypt reads 72 bytes and stops at a zero byte, so it is given a digest: 64 characters from the whole password.
 * The key makes the digest ours alone: one leaked elsewhere is of no use here.
 */
function shorten(password: string): string {
  return createHmac("sha384", "parley password v1").update(password, "utf8").digest("base64");
}

function createQueue(running: number, waiting: number) {
  const queue: (() => void)[] = [];
  let busy = 0;
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (queue.length >= waiting) {
      throw new AppError("too_many", "Many people are signing in just now. Please try again in a moment.", {
        retryAfterMs: 5_000,
      });
    }
    if (busy >= running) await new Promise<void>((resolve) => queue.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
