import type { Role } from "../../shared/model.ts";

/** How this person wants to be told on this device. */
interface Wishes {
  /** Notices of the browser's or the system's. */
  on: boolean;
  /** With the words of the message, which whoever sees the screen can read. */
  words: boolean;
  sound: boolean;
}

export interface WishStore {
  get(): Wishes;
  set(change: Partial<Wishes>): void;
}

/** Kept in the browser's storage; without one, for as long as the page. */
export function wishesOn(storage: () => Storage, accountId: string, role: Role): WishStore {
  const name = `notices ${accountId}`;
  let wishes: Wishes = { on: false, words: false, sound: role === "receiver", ...kept() };
  return {
    get: () => wishes,
    set(change) {
      wishes = { ...wishes, ...change };
      try {
        storage().setItem(name, JSON.stringify(wishes));
      } catch (reason) {
        console.warn("This browser cannot keep how you want to be told.", reason);
      }
    },
  };

  function kept(): Partial<Wishes> {
    try {
      return JSON.parse(storage().getItem(name) ?? "{}") as Partial<Wishes>; // Only `set` writes it.
    } catch {
      return {}; // What cannot be read is as if nobody had chosen yet.
    }
  }
}
