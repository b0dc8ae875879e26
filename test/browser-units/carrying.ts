import { createBytes } from "../../src/browser/files/bytes.ts";
import type { BytesOnDisk } from "../../src/browser/files/bytes-on-disk.ts";
import { createChips } from "../../src/browser/files/chips.ts";
import { createChipsByPlace } from "../../src/browser/files/chips-by-place.ts";
import { createGoingOut, type GoingOut } from "../../src/browser/files/going-out.ts";
import type { PostFile } from "../../src/browser/files/post-file.ts";
import { createShown } from "../../src/browser/files/shown.ts";
import { createUploads } from "../../src/browser/files/uploads.ts";
import type { Chat, View } from "../../src/browser/store.ts";
import { AppError } from "../../src/shared/errors.ts";
import type { OutgoingFile } from "../../src/shared/state/outgoing-file.ts";
import { englishWords } from "../words/english-words.ts";
import type { HandWoundTime } from "./hand-wound-time.ts";

/** A device's disk for files, that several tabs of one account look into. */
export function bytesInMemory(): BytesOnDisk & { rows: Map<string, Blob> } {
  const rows = new Map<string, Blob>();
  return {
    rows,
    async put(key, bytes) {
      rows.set(key, bytes);
    },
    get: async (key) => rows.get(key),
    async remove(keys) {
      for (const key of keys) rows.delete(key);
    },
    removeOthers: async () => {},
  };
}

/** Takes files to a real server, by the other way to ask that there is. */
export function postTo(url: string, token: string): PostFile {
  return async ({ address, bytes, signal }) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url + address, { method: "POST", headers, body: bytes, signal }).catch(
      (cause) => {
        throw new AppError("unavailable", "No answer.", { cause });
      },
    );
    const answer = await response.json();
    if (!response.ok) throw new AppError(answer.error.code, answer.error.message);
    return answer.file;
  };
}

export interface Carrying extends GoingOut {
  chips: ReturnType<typeof createChips>;
  /** A file that this page holds. */
  holds(key: string, name: string, text: string): OutgoingFile;
}

interface Deps {
  chat: Chat;
  view: View;
  time: HandWoundTime;
  disk: BytesOnDisk;
  post: PostFile;
}

/** What carries the files of a tab, without what it shows of them. */
export function openCarrying({ chat, view, time, disk, post }: Deps): Carrying {
  const failed = (reason: unknown) => {
    throw reason;
  };
  const bytes = createBytes(disk, failed);
  const shown = createShown(view, { make: () => "blob:", revoke: () => {} });
  const words = englishWords;
  const uploads = createUploads({ bytes, shown, post, words: words.files });
  const deps = { chat, view, time, bytes, shown, uploads };
  const notices = { words, say: () => {}, set: () => {} };
  const measure = async ({ name, size, type }: File) => ({ name, size, type, kind: "file" as const });
  const newKey = () => crypto.randomUUID();
  const fetched = async () => {};
  return {
    ...createGoingOut({ ...deps, words: words.files, giveBack: () => false, fetched }),
    chips: createChips({ ...deps, places: createChipsByPlace(chat, shown), notices, words, newKey, measure }),
    holds(key, name, text) {
      const blob = new Blob([text]);
      bytes.hold(key, blob);
      return { key, name, type: "text/plain", size: blob.size, kind: "file" };
    },
  };
}
