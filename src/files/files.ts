import { join } from "node:path";
import { AppError } from "../shared/errors.ts";
import type { FileInfo } from "../shared/model.ts";
import { createPictures } from "./pictures.ts";
import { portrait } from "./portrait.ts";
import { openShelf, type Part } from "./shelf.ts";
import { startTidying } from "./tidying.ts";
import { type UploadDeps, type UploadWish, upload } from "./upload.ts";

export interface Files {
  upload(wish: UploadWish, body: AsyncIterable<Buffer>): Promise<FileInfo>;
  /** The middle of the picture that arrives, as a small square WebP. Throws `invalid` for what is no picture. */
  portrait(accountId: string, body: AsyncIterable<Buffer>): Promise<Uint8Array>;
  /** A file that the account may see, and where its bytes are. Throws `not_found` for any other. */
  find(accountId: string, fileId: string, part: Part): Promise<{ file: FileInfo; path: string }>;
  /** Takes the bytes of files away that the store has forgotten. */
  forget(fileIds: string[]): Promise<void>;
  removeUnsent(): Promise<void>;
  close(): Promise<void>;
}

interface FilesDeps extends Pick<UploadDeps, "room" | "clock" | "newId"> {
  store: UploadDeps["store"];
  dataDir: string;
  /** Told what could not be tidied up: it is tried again. */
  onFault(error: unknown): void;
}

/** At once, for one account and for everybody: each holds a connection, and a picture has to wait for its turn. */
const mostOfOne = 6;
const mostOfAll = 64;

/** Opens the shelf of files in the data folder. */
export async function openFiles(deps: FilesDeps): Promise<Files> {
  const { store, onFault } = deps;
  const shelf = await openShelf(join(deps.dataDir, "files"));
  const tidying = await startTidying({ ...deps, shelf });
  const pictures = createPictures();
  const underWay = new Map<string, number>();

  return {
    async upload(wish, body) {
      const leave = enter(underWay, wish.accountId);
      try {
        return await upload({ ...deps, shelf, pictures }, wish, body);
      } finally {
        leave();
      }
    },
    async portrait(accountId, body) {
      const leave = enter(underWay, accountId);
      try {
        return await portrait({ ...deps, shelf, pictures }, body);
      } finally {
        leave();
      }
    },
    async find(accountId, fileId, part) {
      const file = await store.fileFor(accountId, fileId);
      if (!file || (part === "thumbnail" && file.kind !== "picture")) throw noSuchFile();
      return { file, path: shelf.placeOf(fileId, part) };
    },
    async forget(fileIds) {
      // What is not taken away now is swept at the next start: nobody can ask for it any more.
      await shelf.remove(fileIds).catch(onFault);
    },
    removeUnsent: tidying.removeUnsent,
    async close() {
      tidying.stop();
      pictures.close();
    },
  };
}

function enter(underWay: Map<string, number>, accountId: string): () => void {
  const own = underWay.get(accountId) ?? 0;
  const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
  if (own >= mostOfOne || all >= mostOfAll) {
    const sentence = "Too many files are being sent at once. Please try again in a moment.";
    throw new AppError("too_many", sentence, { retryAfterMs: 2_000 });
  }
  underWay.set(accountId, own + 1);
  return () => {
    const left = (underWay.get(accountId) ?? 1) - 1;
    if (left > 0) underWay.set(accountId, left);
    else underWay.delete(accountId);
  };
}

function noSuchFile(): AppError {
  return new AppError("not_found", "There is no such file, or it was deleted.");
}
