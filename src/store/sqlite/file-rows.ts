import type { FileInfo } from "../../shared/model.ts";

export interface FileRow {
  id: string;
  name: string;
  type: string;
  size: number;
  kind: FileInfo["kind"];
  width: number | null;
  height: number | null;
}

/** Of `file f`. */
export const fileColumns = "f.public_id AS id, f.name, f.type, f.size, f.kind, f.width, f.height";

export function toFile({ id, name, type, size, kind, width, height }: FileRow): FileInfo {
  const file: FileInfo = { id, name, type, size, kind };
  return width === null || height === null ? file : { ...file, width, height };
}

/** The names in a message's files, as its row keeps them. */
export function filesIn(files: string | null): FileInfo[] {
  return files === null ? [] : JSON.parse(files);
}
