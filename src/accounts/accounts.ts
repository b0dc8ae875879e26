import { AppError } from "../shared/errors.ts";
import type { ReceiverListing } from "../shared/model.ts";
import { type ChangePassword, createChangePassword } from "./change-password.ts";
import { type ConfirmPassword, createConfirmPassword } from "./confirm-password.ts";
import { createDeletion, type Deletion } from "./deletion.ts";
import type { DeletionStore } from "./deletion-ports.ts";
import type { Lane } from "./hashing-queue.ts";
import { createInvitations, type Invitations } from "./invitations.ts";
import type { KnownBrowsers } from "./known-browsers.ts";
import type { Passwords } from "./passwords.ts";
import { createPeople, createPeopleRules, type People } from "./people.ts";
import { createPortraits, type Portraits } from "./portrait.ts";
import type { AccountStore, Credential } from "./ports.ts";
import { createProfile, type Profile } from "./profile.ts";
import type { ProfileStore } from "./profile-ports.ts";
import { createResetLinks, type ResetLinks } from "./reset-links.ts";
import type { Sessions } from "./sessions.ts";
import { createSignUp, type SigningUp } from "./sign-up.ts";
import { createTwoFactorParts, type TwoFactorParts, type TwoFactorPartsDeps } from "./two-factor-parts.ts";

export interface Accounts extends TwoFactorParts, SigningUp, Invitations {
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

export function createAccounts(deps: AccountDeps): Accounts {
  const { store, passwords } = deps;
  const rules = createPeopleRules(store);
  const profile = createProfile(deps);
  const confirmPassword = createConfirmPassword(deps);
  return {
    ...createSignUp(deps),
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
    ...createInvitations(deps),
    needsSetup: async () => !(await store.hasAccounts()),
    receivers: () => store.receivers(),
    sessions: deps.sessions,
    knownBrowsers: deps.knownBrowsers,
  };
}
