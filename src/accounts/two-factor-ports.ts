/** The second step of signing in, as it is kept, and what the owner decided for everybody. */
export interface TwoFactorStore {
  /** Null while it is off. */
  twoFactor(accountId: string): Promise<TwoFactorFacts | null>;
  hasTwoFactor(accountId: string): Promise<boolean>;
  /** `conflict` when it is on already. */
  turnOnTwoFactor(wish: {
    accountId: string;
    secret: string;
    /** Of the code that confirmed it: it has been used. */
    step: number;
    recoveryHashes: string[];
    at: number;
  }): Promise<void>;
  /** Forgets the secret and the recovery codes. `conflict` when it is off. */
  turnOffTwoFactor(accountId: string): Promise<void>;
  /** Whether the step is later than every one used before; from now on it is used. */
  useTwoFactorStep(accountId: string, step: number): Promise<boolean>;
  /** Whether the code was there and unused; from now on it is used. */
  useRecoveryCode(accountId: string, hash: string, at: number): Promise<boolean>;
  /** `conflict` when two-factor sign-in is off. */
  replaceRecoveryCodes(accountId: string, hashes: string[]): Promise<void>;
  /** Every secret, as it is kept; and one put under another key, unless it was changed meanwhile. */
  sealedSecrets(): Promise<{ accountId: string; secret: string }[]>;
  resealTwoFactor(accountId: string, from: string, to: string): Promise<void>;

  receiversWithoutTwoFactor(): Promise<string[]>;
  setting(name: string): Promise<string | null>;
  saveSetting(name: string, value: string): Promise<void>;
}

export interface TwoFactorFacts {
  /** Sealed: two-factor-seal.ts. */
  secret: string;
  since: number;
  lastStep: number;
  recoveryCodesLeft: number;
}
