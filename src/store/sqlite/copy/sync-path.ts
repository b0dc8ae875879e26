import { closeSync, fsyncSync, openSync, statSync } from "node:fs";

/** Waits until a file is on the disk, or the names in a folder. */
export function syncPath(path: string): void {
  // Folders cannot be opened there, and their journal keeps the order.
  if (process.platform === "win32" && statSync(path).isDirectory()) return;
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
