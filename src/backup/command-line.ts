import { parseArgs } from "node:util";
import { AppError } from "../shared/errors.ts";

/** Beside the data, where nothing else is said. */
const usualFolder = "./backups";

const backupUsage = "Say it like this: npm run backup -- [folder] [--keep number]";
const restoreUsage = "Say it like this: npm run restore -- <copy>";

/** Throws an AppError `invalid` that shows how it is said. */
export function backupWish(args: string[]): { folder: string; keep: number | null } {
  const { values, positionals } = parsed(backupUsage, () =>
    parseArgs({ args, allowPositionals: true, options: { keep: { type: "string" } } }),
  );
  const { keep } = values;
  if (positionals.length > 1 || (keep !== undefined && !/^[1-9]\d{0,5}$/.test(keep))) {
    throw new AppError("invalid", backupUsage);
  }
  return { folder: positionals[0] ?? usualFolder, keep: keep === undefined ? null : Number(keep) };
}

/** Throws an AppError `invalid` that shows how it is said. */
export function restoreWish(args: string[]): { copy: string } {
  const { positionals } = parsed(restoreUsage, () => parseArgs({ args, allowPositionals: true }));
  const [copy, ...more] = positionals;
  if (copy === undefined || more.length > 0) throw new AppError("invalid", restoreUsage);
  return { copy };
}

function parsed<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new AppError("invalid", usage, { cause });
  }
}
