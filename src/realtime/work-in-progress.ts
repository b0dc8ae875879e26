import { AppError } from "../shared/errors.ts";

/** Counts requests under way, so that stopping can wait for their answers. */
export interface WorkInProgress {
  /** Says that a request began; call the answer once its own answer was given. */
  enter(): () => void;
  /** Throws `unavailable` once stopping. */
  assertOpen(): void;
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
      underWay += 1;
      return leave;
    },
    assertOpen() {
      if (stopping) {
        throw new AppError("unavailable", "The chat is restarting. Please try again in a moment.", {
          retryAfterMs: 2_000,
        });
      }
    },
    drain() {
      stopping = true;
      if (underWay === 0) drained.resolve();
      return drained.promise;
    },
  };
}
