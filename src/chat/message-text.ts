import { AppError } from "../shared/errors.ts";
import { codePoints, limits } from "../shared/limits.ts";

/** What a message with files may say: the same, or nothing. */
export function checkTextWithFiles(text: string): string {
  return text === "" ? "" : checkText(text);
}

/** What a message may say: 1 to 4,000 code points, not only white space. Throws `invalid` or `too_large`. */
export function checkText(text: string): string {
  if (isTooLong(text)) {
    const most = limits.messageLength.toLocaleString("en");
    throw new AppError("too_large", `A message can have up to ${most} characters. Please send it in parts.`);
  }
  if (nothingToSee.test(text)) throw new AppError("invalid", "Please write something first.");
  // NUL and half characters: no database and no page keeps them as typed.
  if (!text.isWellFormed() || text.includes("\0")) {
    throw new AppError("invalid", "The text has a character that cannot be stored.");
  }
  return text;
}

const nothingToSee = /^[\s\p{Cf}]*$/u;

/** Counting is only needed between the two bounds that the length in code units gives. */
function isTooLong(text: string): boolean {
  if (text.length <= limits.messageLength) return false;
  return text.length > 2 * limits.messageLength || codePoints(text) > limits.messageLength;
}
