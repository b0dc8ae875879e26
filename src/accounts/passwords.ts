import { createHmac } from "node:crypto";
import { availableParallelism } from "node:os";
import bcrypt from "bcrypt";
import { createHashingQueue, type Lane } from "./hashing-queue.ts";

export interface Passwords {
  /** A salted hash with the algorithm's name before it. Refuses with `too_many` when the queue is full. */
  hash(password: string, lane?: Lane): Promise<string>;
  /** Whether the password made this hash. Without a hash it takes as long and answers no. Queued like `hash`. */
  matches(password: string, hash: string | null, lane?: Lane): Promise<boolean>;
}

/** Names the algorithm, so that another can take over at the next sign-in. */
const prefix = "hmac-sha384+bcrypt:";

/**
 * Two of libuv's four threads at most, so that files and names have the others; and one core stays free for
 * everything else, or messages would wait for whoever guesses passwords.
 */
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1));

/** In each lane. At 0.3 s a hash, one at a time, the last one waits 12 s: longer than people wait. */
const waiting = 40;

/** Hashes with bcrypt of the given cost, off the event loop, a few at a time. */
export function createPasswords(cost: number): Passwords {
  const inTurn = createHashingQueue(atOnce, waiting);
  const make = async (password: string) => prefix + (await bcrypt.hash(shorten(password), cost));
  // Made now: made at the first unknown address, it would give that one away by taking twice as long.
  const decoy = make("a password that nobody has");

  return {
    hash: (password, lane = "strangers") => inTurn(lane, () => make(password)),
    matches: (password, hash, lane = "strangers") =>
      inTurn(lane, async () => {
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
