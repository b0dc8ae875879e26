import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../shared/errors.ts";

/** What a copy says of itself, in its `copy.json`. */
const description = z.strictObject({
  /** How a copy is laid out. */
  format: z.literal(1),
  at: z.int(),
  epoch: z.string(),
  messages: z.int(),
  people: z.int(),
  files: z.int(),
  /** Files that messages name and the data folder had no more when the copy was made. */
  missing: z.array(z.string()),
  /** All that it takes, but for what tells of it. */
  bytes: z.int(),
});
export type Description = z.infer<typeof description>;

export const descriptionFile = "copy.json";
export const checksumFile = "checksums";

/** Nothing else is taken from a copy: no other name leads anywhere. */
const path =
  /^(?:parley\.db|copy\.json|secret\.key|push\.key|setup\.token|files\/[\w-]{2}\/[\w-]+(?:\.thumbnail)?)$/;

/** Paths within the copy and the SHA-256 of each, as `sha256sum --check` reads them. */
export type Checksums = ReadonlyMap<string, string>;

/** Throws an AppError `not_found` for a folder that is no copy, and `invalid` for one that we cannot read. */
export function readDescription(copy: string): Description {
  let said: string;
  try {
    said = readFileSync(join(copy, descriptionFile), "utf8");
  } catch (cause) {
    throw new AppError("not_found", `${copy} is no copy that Parley made, or it is not whole.`, { cause });
  }
  try {
    return description.parse(JSON.parse(said));
  } catch (cause) {
    throw new AppError("invalid", `The copy ${copy} is damaged, or a newer version of Parley made it.`, {
      cause,
    });
  }
}

export function readChecksums(copy: string): Checksums {
  const lines = readFileSync(join(copy, checksumFile), "utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => checksumIn(line, copy)));
}

export function checksumLines(checksums: Checksums): string {
  return [...checksums].map(([name, digest]) => `${digest}  ${name}\n`).join("");
}

function checksumIn(line: string, copy: string): [string, string] {
  const [digest = "", name = ""] = line.split("  ");
  if (/^[0-9a-f]{64}$/.test(digest) && path.test(name)) return [name, digest];
  throw damagedCopy(copy, checksumFile);
}

export function damagedCopy(copy: string, name: string): AppError {
  return new AppError("invalid", `The copy ${copy} is damaged: ${name} is not what was put there.`);
}
