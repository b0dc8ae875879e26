import { expect, test } from "vitest";
import { newRecoveryCodes, readRecoveryCode, recoveryHash } from "../../src/accounts/two-factor-recovery.ts";

test("ten recovery codes are made, of 80 bits each, and no two alike", () => {
  const codes = newRecoveryCodes();
  expect(codes).toHaveLength(10);
  expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test("a recovery code is known again however it was copied, and by its own account alone", () => {
  const code = "0123-4567-89AB-CDEF";
  const kept = recoveryHash("ana", code);
  for (const typed of ["o123 4567 89ab cdef", "OI23456789ABCDEF", " 0l23-4567-89ab-cdef "]) {
    expect(recoveryHash("ana", typed), typed).toBe(kept);
  }
  expect(recoveryHash("ben", code)).not.toBe(kept);
});

test("nothing else is taken for a recovery code", () => {
  for (const typed of ["", "123456", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEF-0", "0123-4567-89AB-CDEU"]) {
    expect(readRecoveryCode(typed), typed).toBeNull();
  }
});
