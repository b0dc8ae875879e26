import type { Passwords } from "./passwords.ts";
import type { AccountStore } from "./ports.ts";
import type { SecretKeys } from "./secret-keys.ts";
import type { Sessions } from "./sessions.ts";
import { createTwoFactor, type TwoFactor } from "./two-factor.ts";
import type { TwoFactorStore } from "./two-factor-ports.ts";
import { createTwoFactorRule, type TwoFactorRule } from "./two-factor-rule.ts";
import { createSeal } from "./two-factor-seal.ts";
import { createSecondStep, type SecondStep } from "./two-factor-step.ts";
import type { Guesses } from "./two-factor-uses.ts";

/** All of two-factor sign-in: the step, one's own, and what the owner decides. */
export interface TwoFactorParts {
  secondStep: SecondStep;
  twoFactor: TwoFactor;
  twoFactorRule: TwoFactorRule;
}

export interface TwoFactorPartsDeps {
  store: TwoFactorStore & Pick<AccountStore, "account" | "credential">;
  secretKeys: SecretKeys;
  passwords: Passwords;
  sessions: Sessions;
  guesses: Guesses;
  clock: () => number;
}

export function createTwoFactorParts(deps: TwoFactorPartsDeps): TwoFactorParts {
  const seal = createSeal(deps.secretKeys);
  const secondStep = createSecondStep({ ...deps, seal });
  const twoFactorRule = createTwoFactorRule(deps);
  const twoFactor = createTwoFactor({ ...deps, seal, step: secondStep, rule: twoFactorRule });
  return { secondStep, twoFactor, twoFactorRule };
}
