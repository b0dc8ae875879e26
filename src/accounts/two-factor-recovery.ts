import { createHash, randomInt } from "node:crypto";

/** Codes for the day the device is lost: each signs in once in place of a one-time code. */

const howMany = 10;

/** 80 bits: nobody finds one by trying, not even with the stored hashes at hand. */
const length = 16;

/** No I, L, O or U: read aloud or copied by hand, nothing is taken for something else. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten new codes, in groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () =>
    Array.from({ length }, (_, at) => (at > 0 && at % 4 === 0 ? "-" : "") + anyCharacter()).join(""),
  );
}

/** A recovery code as it was made, however it was typed; null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return code.length === length && [...code].every((character) => alphabet.includes(character)) ? code : null;
}

/**
 * How a code is kept and looked up. Its account is part of it, so that a code is good for nobody else. Looking
 * up a digest gives no time away: who knew which digest to try for would know the code.
 */
export function recoveryHash(accountId: string, code: string): string {
  const plain = readRecoveryCode(code) ?? "";
  return createHash("sha256").update(`${accountId}\n${plain}`).digest("base64url");
}

function anyCharacter(): string {
  return alphabet.charAt(randomInt(alphabet.length));
}
