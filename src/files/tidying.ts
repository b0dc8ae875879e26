import type { FileStore } from "./ports.ts";
import type { Shelf } from "./shelf.ts";

export interface Tidying {
  /** Takes away what was uploaded and never sent. */
  removeUnsent(): Promise<void>;
  stop(): void;
}

interface TidyingDeps {
  store: Pick<FileStore, "removeUnsentFiles" | "unknownFiles">;
  shelf: Shelf;
  clock: () => number;
  onFault(error: unknown): void;
}

const hourMs = 3_600_000;
/** A message may wait on somebody's device that long for its connection, with its files sent ahead. */
const unsentMs = 24 * hourMs;

/**
 * Takes from the disk what nobody needs: every hour what was never sent, and at the start what a crash left between
 * the shelf and the store, or a deletion between the store and the shelf.
 */
export async function startTidying({ store, shelf, clock, onFault }: TidyingDeps): Promise<Tidying> {
  // NOTE before the first upload: a file that is just being taken in has no row yet either.
  for await (const fileIds of shelf.all()) {
    if (fileIds.length > 0) await shelf.remove(await store.unknownFiles(fileIds));
  }
  async function removeUnsent(): Promise<void> {
    await shelf.remove(await store.removeUnsentFiles(clock() - unsentMs));
  }
  const timer = setInterval(() => void removeUnsent().catch(onFault), hourMs);
  timer.unref();
  return { removeUnsent, stop: () => clearInterval(timer) };
}
