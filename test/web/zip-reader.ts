import { inflateRawSync } from "node:zlib";

/** The files of a zip by name, as its directory at the end lists them. */
export function readZip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const count = zip.readUInt16LE(end + 10);
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let file = 0; file < count; file += 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const nameAt = at + 46;
    const name = zip.toString("utf8", nameAt, nameAt + (nameLength ?? 0));
    files.set(name, contentOf(zip, at));
    at = nameAt + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}

function contentOf(zip: Buffer, entry: number): string {
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + size);
  return (zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
}
