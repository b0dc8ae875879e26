import { timingSafeEqual } from "node:crypto";
import { AppError } from "../shared/errors.ts";
import type { SignedIn } from "../shared/protocol.ts";
import { type Credentials, checkCredentials } from "./credentials.ts";
import type { Passwords } from "./passwords.ts";
import type { AccountClaim, AccountStore, Device } from "./ports.ts";
import { digest, hashOfLink } from "./secret-link.ts";
import type { Sessions } from "./sessions.ts";

export interface SignUp extends Credentials {
  role: "sender" | "receiver";
  setupToken?: string | undefined;
  invitation?: string | undefined;
}

export interface SigningUp {
  /** Makes the account and signs it in. Throws `invalid`, `conflict` (address taken) or `forbidden` (no right to). */
  signUp(wish: SignUp, device?: Device): Promise<SignedIn>;
  isSetupToken(token: string): boolean;
}

interface SignUpDeps {
  store: Pick<AccountStore, "createAccount">;
  passwords: Pick<Passwords, "hash">;
  sessions: Pick<Sessions, "start">;
  setupToken: string;
  clock: () => number;
  newId: () => string;
}

const unknownDevice: Device = { userAgent: null, address: null };

export function createSignUp({
  store,
  passwords,
  sessions,
  setupToken,
  clock,
  newId,
}: SignUpDeps): SigningUp {
  const isSetupToken = (token: string) => timingSafeEqual(digest(token), digest(setupToken));
  return {
    async signUp(wish, device = unknownDevice) {
      const claim = claimOf(wish, isSetupToken);
      const { name, email, password } = checkCredentials(wish);
      const passwordHash = await passwords.hash(password);
      const account = { id: newId(), name, email, passwordHash, role: wish.role, at: clock() };
      const made = await store.createAccount(account, claim);
      return sessions.start({ account: made, passwordHash }, device);
    },
    isSetupToken,
  };
}

/** What an invitation or setup link entitles to is checked again, for good, where the account is stored. */
function claimOf(wish: SignUp, isSetupToken: SigningUp["isSetupToken"]): AccountClaim {
  if (wish.role === "sender") return { kind: "sign-up" };
  if (wish.invitation !== undefined) return { kind: "invitation", hash: hashOfLink(wish.invitation) };
  if (wish.setupToken !== undefined && isSetupToken(wish.setupToken)) return { kind: "setup" };
  throw new AppError("forbidden", "To answer here you need an invitation from the owner.");
}
