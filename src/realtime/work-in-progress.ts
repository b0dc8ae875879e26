import { AppError } from "../shared/errors.ts";

/** Counts requests under way, so that stopping can wait for their answers. */
export interface WorkInProgress {
  /** Says that a request began; call the answer when it ended. Throws `unavailable` once stopping. */
  enter(): () => void;
  /** Lets nobody in any more, and resolves when the last request has been answered. */
  drain(): Promise<void>;
}

export function createWorkInProgress(): WorkInProgress {
  const drained = Promise.withResolvers<void>();
  let underWay = 0;
  let stopping = false;

  function leave(): void {
    underWay -= 1;
    if (stopping && underWay === 0) drained.resolve();
  }

  return {
    enter() {
      if (stopping) {
        throw new AppError("unavailable", "The chat is restarting. Please try again in a moment.", {
          retryAfterMs: 2_000,
        });
      }
      underWay += 1;
      return leave;
    },
    drain() {
      stopping = true;
      if (underWay === 0) drained.resolve();
      return drained.promise;
    },
  };
}
