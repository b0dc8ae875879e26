/** The present, waiting and chance: handed in, so that tests decide them. */
export interface Time {
  /** Milliseconds since 1970 UTC, by this device's clock. */
  now(): number;
  /** Runs the action after `ms`; calling the answer calls it off. */
  after(ms: number, action: () => void): () => void;
  /** From 0 up to, not including, 1. */
  random(): number;
}

export const deviceTime: Time = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

export function pause(time: Time, ms: number): Promise<void> {
  return new Promise((resolve) => time.after(ms, resolve));
}
