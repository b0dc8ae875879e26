/** One of a person's own sign-ins, in the shape in which it travels. */
export interface SignInListing {
  id: string;
  /** The one that asks. */
  current: boolean;
  /** "Firefox on Windows"; null for a program, and where it is not known. */
  device: string | null;
  /** Where it began: an IPv4 address or the network (/64) of an IPv6 one. */
  address: string | null;
  createdAt: number;
  /** True to some minutes. */
  lastUsedAt: number;
  /** When it ends at the latest. */
  expiresAt: number;
}

/** Somebody who has an account, as the owner sees them. */
export interface PersonListing {
  id: string;
  name: string;
  email: string;
  role: "sender" | "receiver";
  owner: boolean;
  lastSeenAt: number | null;
  disabledAt: number | null;
  twoFactorSince: number | null;
}
