import type { FileInfo } from "../shared/model.ts";

/** What the files need of a store. The same promises as in src/chat/ports.ts; the bytes themselves are on the shelf. */
export interface FileStore {
  /**
   * Notes a file whose bytes are on the disk already. One file per `(accountId, key)`: the same bytes for the same
   * conversation answer the one that there is, anything else is a `conflict`, and so is what there is no room for.
   */
  addFile(file: NewFile): Promise<{ file: FileInfo; added: boolean }>;
  /** What an account uploaded under a key; null for none. */
  fileByKey(accountId: string, key: string): Promise<Upload | null>;
  /** Null for what the account may not see: not of a conversation of theirs, or not sent yet and not their own. */
  fileFor(accountId: string, fileId: string): Promise<FileInfo | null>;
  /** Bytes on the disk: those that the account sent or uploaded, and those of everybody. */
  fileSpace(accountId: string): Promise<FileSpace>;
  /** Forgets what was uploaded before a moment and never sent; answers the ids. */
  removeUnsentFiles(before: number): Promise<string[]>;
  /** Those of the ids that name no file. */
  unknownFiles(fileIds: string[]): Promise<string[]>;
}

/** What an upload said it was. */
interface Upload {
  file: FileInfo;
  conversationId: string;
  /** SHA-256 of what was sent, which a picture no longer is: 64 hexadecimal digits. */
  digest: string;
}

export interface NewFile extends Upload {
  accountId: string;
  key: string;
  /** All that it takes on the disk, its thumbnail too. */
  bytes: number;
  at: number;
  /** How many bytes there may be. */
  room: FileSpace;
}

export interface FileSpace {
  own: number;
  all: number;
}
