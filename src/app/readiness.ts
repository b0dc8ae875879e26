import { AppError } from "../shared/errors.ts";
import type { Store } from "../store/port.ts";

/** Ready means: a message sent now would be stored. */
export interface Readiness {
  ready(): Promise<void>;
  stop(): void;
}

export function createReadiness(store: Pick<Store, "ready">): Readiness {
  let stopping = false;
  return {
    async ready() {
      if (stopping) throw new AppError("unavailable", "The chat is restarting.");
      await store.ready();
    },
    stop() {
      stopping = true;
    },
  };
}
