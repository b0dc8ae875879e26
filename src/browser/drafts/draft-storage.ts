/** One account's half-written texts on this device, by the place where they are written. All of it may throw. */
export interface DraftStorage {
  all(): Record<string, string>;
  /** An empty text is none. */
  put(place: string, text: string): void;
  clear(): void;
  /** Tells what another tab put, and what stood there before. */
  listen(hear: (place: string, text: string, before: string) => void): void;
}

/** Keeps drafts in the browser's storage, each under a name that begins with its account. */
export function localDrafts(storage: () => Storage, accountId: string): DraftStorage {
  const prefix = `draft ${accountId} `;
  const names = () => Object.keys(storage()).filter((name) => name.startsWith(prefix));
  return {
    all: () =>
      Object.fromEntries(names().map((name) => [name.slice(prefix.length), storage().getItem(name) ?? ""])),
    put(place, text) {
      if (text === "") storage().removeItem(prefix + place);
      else storage().setItem(prefix + place, text);
    },
    clear() {
      for (const name of names()) storage().removeItem(name);
    },
    listen(hear) {
      window.addEventListener("storage", ({ key, newValue, oldValue }) => {
        if (key?.startsWith(prefix)) hear(key.slice(prefix.length), newValue ?? "", oldValue ?? "");
      });
    },
  };
}
