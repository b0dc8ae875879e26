/** What is measured unless told otherwise: four minutes. */
export const thorough = {
  rounds: 4,
  seconds: 1.5,
  warmUpMs: 500,
  shapes: ["50x16", "200x4", "50x1"],
  sizes: [10, 10_000, 1_000_000],
  sizeRounds: 3,
  askMs: 400,
  idleConnections: 5_000,
  settleMs: 2_000,
  stormClients: 2_000,
  stormWaitMs: 30_000,
};

/** The same in 45 seconds, for a rough answer and to see that all of it still runs. */
export const quick: typeof thorough = {
  rounds: 2,
  seconds: 0.5,
  warmUpMs: 200,
  shapes: ["200x4"],
  sizes: [10, 10_000, 100_000],
  sizeRounds: 1,
  askMs: 150,
  idleConnections: 500,
  settleMs: 500,
  stormClients: 300,
  stormWaitMs: 0,
};
