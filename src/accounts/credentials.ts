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
    ...wrong("password", passwordProblem(given.password, { name, email })),
  };
  if (Object.keys(fields).length > 0) {
    throw new AppError("invalid", Object.values(fields).join(" "), { fields });
  }
  return { name, email, password: given.password };
}

function wrong(field: string, problem: string | null): Record<string, string> {
  return problem === null ? {} : { [field]: problem };
}

/** One line, without invisible characters that could turn the text around it. */
function tidyName(name: string): string {
  return name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

function nameProblem(name: string): string | null {
  if (codePoints(name) < limits.name.min) return "Please tell us your name.";
  if (codePoints(name) > limits.name.max) return `A name can have up to ${limits.name.max} characters.`;
  if (!name.isWellFormed()) return "The name has a character that cannot be shown.";
  return null;
}

function emailProblem(email: string): string | null {
  const looksRight = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email) && email.isWellFormed();
  if (!looksRight) return "Please give an e-mail address, such as ana@example.org.";
  if (email.length > limits.emailLength) return `An address can have up to ${limits.emailLength} characters.`;
  return null;
}
