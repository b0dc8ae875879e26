import type { Notices } from "./status-line.ts";

/** Runs a part that is loaded only when somebody wants it. When it cannot be loaded, says so and answers false. */
export type Rarely = (use: (parts: Parts) => unknown) => Promise<boolean>;

type Parts = typeof import("./rarely-used.ts");

export function createRarely(notices: Notices): Rarely {
  return async (use) => {
    try {
      await use(await import("./rarely-used.ts"));
      return true;
    } catch (reason) {
      notices.say(notices.words.said.cannotLoad);
      console.warn("A part of the page could not be loaded.", reason);
      return false;
    }
  };
}
