import { AppError } from "../shared/errors.ts";

/** What a machine, and not we, would be at fault for: how its code begins, and how that is said. */
const sentences = [
  { code: /^(ENOSPC|EDQUOT|SQLITE_FULL)/, sentence: "The disk is full" },
  { code: /^(EACCES|EPERM)$/, sentence: "This user may not read or write there" },
  { code: /^(EROFS|SQLITE_READONLY)/, sentence: "Nothing can be written there" },
  { code: /^(ENOTDIR|EEXIST)$/, sentence: "There is something else in the place of a folder" },
  { code: /^SQLITE_(CORRUPT|NOTADB)/, sentence: "The database is damaged" },
  { code: /^SQLITE_CANTOPEN/, sentence: "The database cannot be opened" },
  { code: /^SQLITE_BUSY/, sentence: "The database was busy for too long; try again" },
  { code: /^(EIO|SQLITE_IOERR)/, sentence: "The disk failed" },
];

/** Runs a command; what is wrong is one sentence on standard error, and 1 as the exit code. A bug is shown whole. */
export async function calmly(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    console.error(sentence);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string | null {
  if (error instanceof AppError) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return null;
  const said = sentences.find(({ code }) => code.test(String(error.code)));
  const path = "path" in error ? `: ${String(error.path)}` : "";
  return said ? `${said.sentence}${path}.` : null;
}
