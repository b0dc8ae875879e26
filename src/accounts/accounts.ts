import { timingSafeEqual } from "node:crypto";
import { AppError } from "../shared/errors.ts";
import type { OwnAccount, ReceiverListing } from "../shared/model.ts";
import { mayInvite } from "../shared/permissions.ts";
import type { SignedIn } from "../shared/protocol.ts";
import { type ChangePassword, createChangePassword } from "./change-password.ts";
import { type ConfirmPassword, createConfirmPassword } from "./confirm-password.ts";
import { type Credentials, checkCredentials } from "./credentials.ts";
import { createDeletion, type Deletion } from "./deletion.ts";
import type { DeletionStore } from "./deletion-ports.ts";
import type { Lane } from "./hashing-queue.ts";
import type { KnownBrowsers } from "./known-browsers.ts";
import type { Passwords } from "./passwords.ts";
import { createPeople, createPeopleRules, type People } from "./people.ts";
import { createPortraits, type Portraits } from "./portrait.ts";
import type { AccountClaim, AccountStore, Credential, Device } from "./ports.ts";
import { createProfile, type Profile } from "./profile.ts";
import type { ProfileStore } from "./profile-ports.ts";
import { createResetLinks, type ResetLinks } from "./reset-links.ts";
import { digest, hashOfLink, newLinkSecret } from "./secret-link.ts";
import type { Sessions } from "./sessions.ts";
import { createTwoFactorParts, type TwoFactorParts, type TwoFactorPartsDeps } from "./two-factor-parts.ts";

export interface SignUp extends Credentials {
  role: "sender" | "receiver";
  setupToken?: string | undefined;
  invitation?: string | undefined;
}

export interface Accounts extends TwoFactorParts {
  /** Makes the account and signs it in. Throws `invalid`, `conflict` (address taken) or `forbidden` (no right to). */
  signUp(wish: SignUp, device?: Device): Promise<SignedIn>;
  /**
   * The first step of signing in; `secondStep.pass` is the second, `sessions.start` the last. Throws
   * `unauthenticated`, and tells nothing about what was wrong: the address, the password, or that the account is
   * disabled.
   */
  checkPassword(given: { email: string; password: string }, lane?: Lane): Promise<Credential>;
  changePassword: ChangePassword;
  resetLinks: ResetLinks;
  people: People;
  profile: Profile;
  portraits: Portraits;
  confirmPassword: ConfirmPassword;
  deletion: Deletion;
  /** A link that makes one receiver; the owner's right. */
  invite(by: OwnAccount): Promise<{ invitation: string; expiresAt: number }>;
  isOpenInvitation(invitation: string): Promise<boolean>;
  isSetupToken(token: string): boolean;
  needsSetup(): Promise<boolean>;
  receivers(): Promise<Omit<ReceiverListing, "presence">[]>;
  sessions: Sessions;
  knownBrowsers: KnownBrowsers;
}

interface AccountDeps extends TwoFactorPartsDeps {
  store: AccountStore & ProfileStore & DeletionStore & TwoFactorPartsDeps["store"];
  passwords: Passwords;
  sessions: Sessions;
  knownBrowsers: KnownBrowsers;
  setupToken: string;
  clock: () => number;
  newId: () => string;
}

const unknownDevice: Device = { userAgent: null, address: null };

/** A week: an invitation is often mailed on a Friday. */
const invitationLifeMs = 7 * 24 * 60 * 60 * 1000;

export function createAccounts(deps: AccountDeps): Accounts {
  const { store, passwords, sessions, clock, newId } = deps;
  const rules = createPeopleRules(store);
  const profile = createProfile(deps);
  const confirmPassword = createConfirmPassword(deps);
  const isSetupToken = (token: string) => timingSafeEqual(digest(token), digest(deps.setupToken));

  /** What an invitation or setup link entitles to is checked again, for good, where the account is stored. */
  function claimOf(wish: SignUp): AccountClaim {
    if (wish.role === "sender") return { kind: "sign-up" };
    if (wish.invitation !== undefined) return { kind: "invitation", hash: hashOfLink(wish.invitation) };
    if (wish.setupToken !== undefined && isSetupToken(wish.setupToken)) return { kind: "setup" };
    throw new AppError("forbidden", "To answer here you need an invitation from the owner.");
  }

  return {
    async signUp(wish, device = unknownDevice) {
      const claim = claimOf(wish);
      const { name, email, password } = checkCredentials(wish);
      const passwordHash = await passwords.hash(password);
      const account = { id: newId(), name, email, passwordHash, role: wish.role, at: clock() };
      const made = await store.createAccount(account, claim);
      return sessions.start({ account: made, passwordHash }, device);
    },
    async checkPassword({ email, password }, lane) {
      const found = await store.accountByEmail(email.trim());
      const matches = await passwords.matches(password, found?.passwordHash ?? null, lane);
      if (found && matches && !found.disabled) return found;
      throw new AppError("unauthenticated", "That e-mail address and password do not belong together.");
    },
    ...createTwoFactorParts(deps),
    changePassword: createChangePassword(deps),
    resetLinks: createResetLinks({ ...deps, rules }),
    people: createPeople({ ...deps, rules }),
    profile,
    portraits: createPortraits({ ...deps, profile }),
    confirmPassword,
    deletion: createDeletion({ ...deps, profile, rules, confirmPassword }),
    async invite(by) {
      if (!mayInvite(by)) throw new AppError("forbidden", "Only the owner can invite people to answer.");
      const invitation = newLinkSecret();
      const expiresAt = clock() + invitationLifeMs;
      await store.createInvitation({ hash: hashOfLink(invitation), createdBy: by.id, expiresAt });
      return { invitation, expiresAt };
    },
    isOpenInvitation: (invitation) => store.isOpenInvitation(hashOfLink(invitation), clock()),
    isSetupToken,
    needsSetup: async () => !(await store.hasAccounts()),
    receivers: () => store.receivers(),
    sessions,
    knownBrowsers: deps.knownBrowsers,
  };
}
