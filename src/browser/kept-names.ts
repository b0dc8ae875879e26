/** Who uses this device, how they want to be told, and their last emoji: all that is kept by plain names. */
const ours = /^(account$|notices |emoji )/;

/** Forgets these when somebody signs out. It comes with the page: nothing that has to be loaded first may fail it. */
export function forgetKeptNames(storage: () => Storage): void {
  try {
    const kept = storage();
    for (const name of Object.keys(kept)) if (ours.test(name)) kept.removeItem(name);
  } catch {
    // Where the browser forbids storage, nothing was kept.
  }
}
