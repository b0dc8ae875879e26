import type { FileInfo } from "../../shared/model.ts";

/** What the server makes pictures of; it decides by the content, and what it says replaces this. */
const pictureTypes = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"];

/** What can be told of a file before it is with the server. */
export async function measure(file: File): Promise<Omit<FileInfo, "id">> {
  const { name, size, type } = file;
  const room = pictureTypes.includes(type) ? await roomOf(file) : null;
  return { name, size, type, kind: room ? "picture" : "file", ...room };
}

/** Null for what this browser cannot show. */
async function roomOf(file: Blob): Promise<{ width: number; height: number } | null> {
  const address = URL.createObjectURL(file);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null; // Nothing that it knows: it goes as any other file.
  } finally {
    URL.revokeObjectURL(address);
  }
}
