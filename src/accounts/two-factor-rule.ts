import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import { createPeopleRules } from "./people.ts";
import type { AccountStore } from "./ports.ts";
import type { Sessions } from "./sessions.ts";
import type { TwoFactorStore } from "./two-factor-ports.ts";

/** What the owner decides about the two-factor sign-in of others. */
export interface TwoFactorRule {
  isRequired(): Promise<boolean>;
  /** Whether the owner asks this account for it. */
  isFor(account: Pick<OwnAccount, "role">): Promise<boolean>;
  /** Whether it is asked for and not there, so that the account may do nothing else until it is. */
  isMissing(account: Pick<OwnAccount, "id" | "role">): Promise<boolean>;
  /** Asks all receivers for it, or no longer. Those without it are signed out. The owner's right. */
  require(by: OwnAccount, required: boolean): Promise<void>;
  /** For somebody else who lost their device: turns theirs off and ends their sessions. The owner's right. */
  remove(by: OwnAccount, accountId: string): Promise<void>;
}

interface RuleDeps {
  store: TwoFactorStore & Pick<AccountStore, "account">;
  sessions: Pick<Sessions, "endOthers">;
}

const setting = "two-factor for receivers";

export function createTwoFactorRule({ store, sessions }: RuleDeps): TwoFactorRule {
  const rules = createPeopleRules(store);
  const isRequired = async () => (await store.setting(setting)) === "required";
  const isFor = async ({ role }: Pick<OwnAccount, "role">) => role === "receiver" && (await isRequired());

  return {
    isRequired,
    isFor,
    isMissing: async (account) => (await isFor(account)) && !(await store.hasTwoFactor(account.id)),
    async require(by, required) {
      assertOwner(by);
      if (required && !(await store.hasTwoFactor(by.id))) {
        throw new AppError("conflict", "Please turn on two-factor sign-in for yourself first.");
      }
      await store.saveSetting(setting, required ? "required" : "optional");
      // NOTE after the setting: who signs in meanwhile is held to it already.
      const without = required ? await store.receiversWithoutTwoFactor() : [];
      for (const accountId of without) await sessions.endOthers(accountId, null, "ended");
    },
    async remove(by, accountId) {
      await rules.assertMayManage(by, accountId);
      await store.turnOffTwoFactor(accountId);
      await sessions.endOthers(accountId, null, "ended");
    },
  };
}

export function twoFactorMissing(): AppError {
  const sentence =
    "Everybody who answers here needs two-factor sign-in. Please set it up in your settings first.";
  return new AppError("forbidden", sentence);
}

function assertOwner({ owner }: OwnAccount): void {
  if (!owner) throw new AppError("forbidden", "Only the owner can decide this.");
}
