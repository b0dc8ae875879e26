import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import { assertGood } from "./change-password.ts";
import { passwordProblem } from "./password-rules.ts";
import type { Passwords } from "./passwords.ts";
import type { PeopleRules } from "./people.ts";
import type { AccountStore } from "./ports.ts";
import { hashOfLink, newLinkSecret } from "./secret-link.ts";
import type { Sessions } from "./sessions.ts";

/** A link by which somebody who forgot their password sets a new one, once. The owner makes it and hands it over. */
export interface ResetLinks {
  /** A new one withdraws the one before. Throws `forbidden` for all but the owner, `not_found` for no account. */
  make(by: OwnAccount, accountId: string): Promise<{ link: string; person: OwnAccount; expiresAt: number }>;
  /** Whose password an open link sets; null for one that was used or has run out. */
  whose(link: string): Promise<OwnAccount | null>;
  /** All sessions of the account end, and nobody is signed in by it. Throws `forbidden` for a link that is not open. */
  use(link: string, password: string): Promise<OwnAccount>;
}

interface ResetDeps {
  store: AccountStore;
  passwords: Passwords;
  sessions: Sessions;
  rules: PeopleRules;
  clock: () => number;
}

const lifeMs = 24 * 60 * 60 * 1000;

export function createResetLinks({ store, passwords, sessions, rules, clock }: ResetDeps): ResetLinks {
  const whose = (link: string) => store.resetLink(hashOfLink(link), clock());
  return {
    async make(by, accountId) {
      const person = await rules.assertMayManage(by, accountId);
      const [link, at] = [newLinkSecret(), clock()];
      const expiresAt = at + lifeMs;
      await store.createResetLink({ hash: hashOfLink(link), accountId, createdBy: by.id, at, expiresAt });
      return { link, person, expiresAt };
    },
    whose,
    async use(link, password) {
      const account = await whose(link);
      if (!account) {
        throw new AppError("forbidden", "This link was used or has run out. Please ask for a new one.");
      }
      assertGood("password", passwordProblem(password, account));
      const passwordHash = await passwords.hash(password, "known");
      await sessions.whileEnding("ended", async () => {
        return (await store.useResetLink(hashOfLink(link), passwordHash, clock())).ended;
      });
      return account;
    },
  };
}
