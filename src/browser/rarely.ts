import type { Notices } from "./status-line.ts";
import type { Chat } from "./store.ts";

/** Runs a part that is loaded only when somebody wants it. When it cannot be loaded, says so and answers false. */
export type Rarely = (use: (parts: Parts) => unknown) => Promise<boolean>;

type Parts = typeof import("./rarely-used.ts");

/** Loads what is used rarely, once. Rejects when it cannot be loaded now. */
export type LoadParts = () => Promise<Parts>;

export function loadingParts(chat: Pick<Chat, "get">): LoadParts {
  let parts: Parts | undefined;
  return async () => {
    // A browser remembers for as long as the page is there that it could not get a module, and asks for it no more.
    if (!parts && chat.get().connection === "offline") throw new Error("There is no line to the server.");
    parts ??= await import("./rarely-used.ts");
    return parts;
  };
}

export function createRarely(notices: Notices, load: LoadParts): Rarely {
  return async (use) => {
    try {
      await use(await load());
      return true;
    } catch (reason) {
      notices.say(notices.words.said.cannotLoad);
      console.warn("A part of the page could not be loaded.", reason);
      return false;
    }
  };
}
