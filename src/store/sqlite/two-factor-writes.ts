import type { TwoFactorStore } from "../../accounts/two-factor-ports.ts";
import type { Writer } from "./batch-queue.ts";

type TwoFactorWrites = Pick<
  TwoFactorStore,
  | "turnOnTwoFactor"
  | "turnOffTwoFactor"
  | "useTwoFactorStep"
  | "useRecoveryCode"
  | "replaceRecoveryCodes"
  | "resealTwoFactor"
  | "saveSetting"
>;

/** What changes about the second step of signing in. */
export function prepareTwoFactorWrites(writer: Writer): TwoFactorWrites {
  return {
    turnOnTwoFactor: (wish) => writer.run("turnOnTwoFactor", wish),
    turnOffTwoFactor: (accountId) => writer.run("turnOffTwoFactor", accountId),
    useTwoFactorStep: (accountId, step) => writer.run("useTwoFactorStep", accountId, step),
    useRecoveryCode: (accountId, hash, at) => writer.run("useRecoveryCode", accountId, hash, at),
    replaceRecoveryCodes: (accountId, hashes) => writer.run("replaceRecoveryCodes", accountId, hashes),
    resealTwoFactor: (accountId, from, to) => writer.run("resealTwoFactor", accountId, from, to),
    saveSetting: (name, value) => writer.run("saveSetting", name, value),
  };
}
