import { AppError } from "../../../shared/errors.ts";

/** Runs a question now; its answer, or what it throws, comes as a promise. Refuses once the store is closed. */
export type Ask = <T>(question: () => T) => Promise<T>;

export function askWhile(isOpen: () => boolean): Ask {
  return async (question) => {
    if (!isOpen()) throw new AppError("unavailable", "Parley is stopping.");
    return question();
  };
}
