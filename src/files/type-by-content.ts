/** What a file is, by how it begins: its name and what its sender says of it count for nothing. */

const pictureTypes = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** How much of a file's beginning is looked at. */
export const headLength = 4_096;

export function isPicture(type: string): type is PictureType {
  return pictureTypes.some((known) => known === type);
}

/** Camera pictures that browsers cannot show and that we cannot make anew: where they were taken would go along. */
export function isOtherPicture(type: string): boolean {
  return type === "image/heic";
}

/** A media type, of those that are worth telling apart; text where it reads as that, else unknown bytes. */
export function typeByContent(head: Buffer): string {
  const known = beginnings.find(({ at = 0, bytes }) => head.subarray(at, at + bytes.length).equals(bytes));
  if (known?.type === "box") return boxType(head);
  if (known?.type === "riff") return riffTypes[head.toString("latin1", 8, 12)] ?? unknown;
  return known?.type ?? (isText(head) ? "text/plain" : unknown);
}

const unknown = "application/octet-stream";

const beginnings: { type: string; at?: number; bytes: Buffer }[] = [
  { type: "image/jpeg", bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { type: "image/png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: "image/gif", bytes: Buffer.from("GIF87a") },
  { type: "image/gif", bytes: Buffer.from("GIF89a") },
  { type: "riff", bytes: Buffer.from("RIFF") },
  { type: "box", at: 4, bytes: Buffer.from("ftyp") },
  { type: "application/pdf", bytes: Buffer.from("%PDF-") },
  { type: "application/zip", bytes: Buffer.from("PK\x03\x04") },
  { type: "application/zip", bytes: Buffer.from("PK\x05\x06") },
  { type: "application/gzip", bytes: Buffer.from([0x1f, 0x8b]) },
  { type: "application/x-7z-compressed", bytes: Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) },
  { type: "application/vnd.rar", bytes: Buffer.from("Rar!\x1a\x07") },
  { type: "audio/mpeg", bytes: Buffer.from("ID3") },
  { type: "audio/ogg", bytes: Buffer.from("OggS") },
  { type: "audio/flac", bytes: Buffer.from("fLaC") },
  { type: "video/webm", bytes: Buffer.from([0x1a, 0x45, 0xdf, 0xa3]) },
];

const riffTypes: Record<string, string> = {
  WEBP: "image/webp",
  WAVE: "audio/wav",
  "AVI ": "video/x-msvideo",
};

/** ISO 14496-12: the brand after the first box's name says what is in it. */
function boxType(head: Buffer): string {
  const brand = head.toString("latin1", 8, 12);
  if (/^avi[fs]$/.test(brand)) return "image/avif";
  if (/^(?:he[im][cfmsx]|hev[cmsx]|m[is]f1)$/.test(brand)) {
    // A brand for both: what it is compatible with says which.
    return /avi[fs]/.test(head.toString("latin1", 16, 64)) ? "image/avif" : "image/heic";
  }
  return brand === "M4A " ? "audio/mp4" : "video/mp4";
}

/** UTF-8 without what only a program writes. The last character may be cut off. */
function isText(head: Buffer): boolean {
  if (head.length === 0) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return !/(?![\s\x80-\x9f])\p{Cc}/u.test(text);
  } catch {
    return false; // Not UTF-8.
  }
}
