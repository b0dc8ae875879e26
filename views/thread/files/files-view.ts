import type { OutgoingFile } from "../../../src/shared/state/outgoing-file.ts";

/** What this page alone knows of files: those it is about to send, and how far it is with them. */
export interface FilesView {
  /** What goes out with the next message of the open conversation. */
  chips: OutgoingFile[];
  /** Addresses of pictures that are on this device, by the file's key and, once it has one, by its id. */
  local: Record<string, string>;
  /** How far an upload came, from 0 to 1, by the file's key. */
  progress: Record<string, number>;
}
