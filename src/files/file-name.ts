import { limits } from "../shared/limits.ts";

/**
 * A file's name as people are shown it: the last part of a path, without what would turn or break the line, and not
 * too long. Nothing on the disk is called by it.
 */
export function cleanName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const visible = last
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "");
  return shortened(visible) || "file";
}

/** The name with the ending of what the file is. */
export function withEnding(name: string, ending: string): string {
  const stem = name.replace(/\.[\p{L}\p{N}]{1,8}$/u, "");
  return stem === "" ? `picture.${ending}` : `${stem}.${ending}`;
}

/** Cut in the middle: what kind of file it is, is said at its end. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= limits.fileName) return name;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? "";
  return `${letters.slice(0, limits.fileName - ending.length - 1).join("")}…${ending}`;
}
