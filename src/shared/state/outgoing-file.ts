import type { FileInfo } from "../model.ts";

/** A file of a message on its way, as far as the page knows it before the server does. */
export interface OutgoingFile extends Omit<FileInfo, "id"> {
  /** Names it before the server does, so that uploading it twice stores it once. */
  key: string;
  /** The server's name for it, once it is there. */
  id?: string;
  /** Why it cannot go out; left out while it can. */
  refusal?: string;
}
