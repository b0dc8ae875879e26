/** One's own two-factor sign-in, in the shape in which it travels. */
export interface TwoFactorState {
  /** When it was turned on; null while it is off. */
  since: number | null;
  recoveryCodesLeft: number;
  /** The owner asks for it: without it nothing else here can be reached. */
  required: boolean;
}

/** What an authenticator app is given, before a first code turns two-factor sign-in on. */
export interface TwoFactorSetup {
  /** To be given back with the code; of use to nobody else. */
  setup: string;
  /** To type by hand (base32). */
  secret: string;
  /** To read from a QR code: `otpauth://…`. */
  uri: string;
}
