import type { FilesView } from "../../../views/thread/files/files-view.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { View } from "../store.ts";

/** What the page shows of files that are on this device: their pictures, how far they came, and those to be sent. */
export interface Shown {
  chips(): OutgoingFile[];
  setChips(chips: OutgoingFile[]): void;
  /** How far a file came; undefined when it is not on its way. */
  progressed(key: string, part: number | undefined): void;
  /** Shows a picture from this device until the server's is there. */
  show(key: string, bytes: Blob): void;
  isShown(key: string): boolean;
  hasId(key: string, id: string): void;
  /** Takes the picture of this device away, once the server's can take its place. */
  hide(keys: string[], ids: string[]): void;
}

interface Addresses {
  make(bytes: Blob): string;
  revoke(address: string): void;
}

/** Fine enough to see it move, and coarse enough that the page is seldom drawn anew for it. */
const steps = 20;

export function createShown(view: View, addresses: Addresses): Shown {
  view.dispatch({ files: now() });
  return {
    chips: () => now().chips,
    setChips: (chips) => change({ chips }),
    progressed(key, part) {
      const { progress } = now();
      const coarse = part === undefined ? undefined : Math.floor(part * steps) / steps;
      if (progress[key] !== coarse) change({ progress: set(progress, key, coarse) });
    },
    show(key, bytes) {
      if (now().local[key] === undefined) change({ local: set(now().local, key, addresses.make(bytes)) });
    },
    isShown: (key) => now().local[key] !== undefined,
    hasId(key, id) {
      const { local } = now();
      if (local[key] !== undefined) change({ local: set(local, id, local[key]) });
    },
    hide(keys, ids) {
      for (const key of keys) {
        const address = now().local[key];
        if (address !== undefined) addresses.revoke(address);
      }
      change({ local: [...keys, ...ids].reduce((local, name) => set(local, name, undefined), now().local) });
    },
  };

  function now(): FilesView {
    return view.get().files ?? { chips: [], local: {}, progress: {} };
  }

  function change(changed: Partial<FilesView>): void {
    view.dispatch({ files: { ...now(), ...changed } });
  }
}

function set<Value>(
  all: Record<string, Value>,
  name: string,
  value: Value | undefined,
): Record<string, Value> {
  const { [name]: _, ...others } = all;
  return value === undefined ? others : { ...others, [name]: value };
}
