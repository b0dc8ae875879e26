import { codePoints, limits } from "../shared/limits.ts";
import { commonPasswords } from "./common-passwords.ts";

/** What a password must not be, because whoever guesses begins with it. */
interface Holder {
  name: string;
  email: string;
}

/**
 * Why a password will not do, in a sentence; null when it will. Any characters count, none is cut off, and nothing
 * has to be mixed in (ASVS 6.2.1 to 6.2.12, NIST SP 800-63B section 5.1.1.2).
 */
export function passwordProblem(password: string, holder: Holder): string | null {
  const { min, max } = limits.password;
  if (codePoints(password) < min) return `A password needs at least ${min} characters.`;
  if (codePoints(password) > max) return `A password can have up to ${max} characters.`;
  if (!password.isWellFormed()) return "The password has a character that cannot be used.";
  if (isGuessedFirst(password, holder)) {
    return "Many people use this password, or it is your name or address, so it is guessed first. Please choose another.";
  }
  return null;
}

function isGuessedFirst(password: string, { name, email }: Holder): boolean {
  const plain = simplified(password);
  const own = [name, email, email.split("@", 1)[0] ?? ""].map(simplified);
  return commonPasswords.has(plain) || own.includes(plain) || /^(.)\1*$/u.test(plain);
}

function simplified(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
