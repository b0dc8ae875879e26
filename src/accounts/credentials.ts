import { AppError } from "../shared/errors.ts";
import { codePoints, limits } from "../shared/limits.ts";
import { passwordProblem } from "./password-rules.ts";

/** The rules for what people type to make an account. */
export interface Credentials {
  name: string;
  email: string;
  password: string;
}

/** The name and address as they are kept. Throws `invalid` with a sentence for each field that will not do. */
export function checkCredentials(given: Credentials): Credentials {
  const name = tidyName(given.name);
  const email = given.email.trim();
  const fields = {
    ...wrong("name", nameProblem(name)),
    ...wrong("email", emailProblem(email)),
    ...wrong(
      "password",
      passwordProblem(given.password, { name, email: email.slice(0, limits.emailLength) }),
    ),
  };
  if (Object.keys(fields).length > 0) {
    throw new AppError("invalid", Object.values(fields).join(" "), { fields });
  }
  return { name, email, password: given.password };
}

/** The name as it is kept. Throws `invalid`, with the sentence at the field. */
export function checkName(given: string): string {
  const name = tidyName(given);
  const problem = nameProblem(name);
  if (problem !== null) throw new AppError("invalid", problem, { fields: { name: problem } });
  return name;
}

function wrong(field: string, problem: string | null): Record<string, string> {
  return problem === null ? {} : { [field]: problem };
}

/** One line, without characters that are not seen and could turn, split or hide the text around them. */
function tidyName(name: string): string {
  const line = name.replace(turning, " ").replace(hiding, "").replace(/\s+/gu, " ").trim();
  return line.slice(0, longestTried).normalize("NFC");
}

/** Line ends, controls, and what changes the direction of what follows (UAX #9). */
const turning = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Without width, and without use in a name; what joins letters and emoji is of use, and stays. */
const hiding = /[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Longer than any name can be, however it is composed. Accents are put in order in quadratic time: not in endless text. */
const longestTried = limits.name.max * 8;

function nameProblem(name: string): string | null {
  if (codePoints(name) < limits.name.min || nothingToSee.test(name)) return "Please tell us your name.";
  if (codePoints(name) > limits.name.max) return `A name can have up to ${limits.name.max} characters.`;
  if (!name.isWellFormed()) return "The name has a character that cannot be shown.";
  return null;
}

/** Blanks of every kind, joiners, and accents with nothing under them. */
const nothingToSee = /^[\s\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]*$/u;

function emailProblem(email: string): string | null {
  const looksRight = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email) && email.isWellFormed();
  if (!looksRight) return "Please give an e-mail address, such as ana@example.org.";
  if (email.length > limits.emailLength) return `An address can have up to ${limits.emailLength} characters.`;
  return null;
}
