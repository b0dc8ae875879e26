import type { After } from "./ports.ts";

/** Things that are done later, unless all of it is closed by then. */
export interface Pauses {
  wait(ms: number, then: () => void): void;
  isOpen(): boolean;
  close(): void;
}

export function createPauses(after: After): Pauses {
  const waiting = new Set<() => void>();
  let isOpen = true;
  return {
    wait(ms, then) {
      if (!isOpen) return;
      const callOff = after(ms, () => {
        waiting.delete(callOff);
        then();
      });
      waiting.add(callOff);
    },
    isOpen: () => isOpen,
    close() {
      isOpen = false;
      for (const callOff of waiting) callOff();
    },
  };
}
