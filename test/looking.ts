/** Waits for what can be looked at, without asking the clock: whoever changes it says so. */
export interface Looking {
  /** Something changed. */
  again(): void;
  /** Resolves with what is found, now or after a change. */
  until<Found>(find: () => Found | undefined): Promise<Found>;
}

export function createLooking(): Looking {
  const looks = new Set<() => void>();
  return {
    again() {
      for (const look of looks) look();
    },
    until(find) {
      return new Promise((resolve) => {
        const look = () => {
          const found = find();
          if (found === undefined) return;
          looks.delete(look);
          resolve(found);
        };
        looks.add(look);
        look();
      });
    },
  };
}
