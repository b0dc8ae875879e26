import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import { mayManagePeople } from "../shared/permissions.ts";
import type { AccountStore, ListedPerson, PeopleQuestion } from "./ports.ts";
import type { Sessions } from "./sessions.ts";

/** What the owner does about other people's accounts. Every call throws `forbidden` for anybody else. */
export interface People {
  page(by: OwnAccount, question: PeopleQuestion): Promise<{ people: ListedPerson[]; more: boolean }>;
  /** Whom it is about. Throws `forbidden` about oneself, `not_found` for no account. */
  managed: PeopleRules["assertMayManage"];
  /** Nobody signs in to it any more, and whoever is, is signed out. `not_found` for no account, never oneself. */
  disable(by: OwnAccount, accountId: string): Promise<OwnAccount>;
  enable(by: OwnAccount, accountId: string): Promise<OwnAccount>;
}

export interface PeopleRules {
  /** Answers whom it is about. Throws `forbidden` for anybody but the owner and about oneself, else `not_found`. */
  assertMayManage(by: OwnAccount, accountId: string): Promise<OwnAccount>;
}

interface PeopleDeps {
  store: AccountStore;
  sessions: Sessions;
  rules: PeopleRules;
  clock: () => number;
}

export function createPeople({ store, sessions, rules, clock }: PeopleDeps): People {
  return {
    async page(by, question) {
      assertOwner(by);
      return store.people(question);
    },
    managed: rules.assertMayManage,
    async disable(by, accountId) {
      const person = await rules.assertMayManage(by, accountId);
      await sessions.whileEnding("disabled", () => store.disableAccount(accountId, clock()));
      return person;
    },
    async enable(by, accountId) {
      const person = await rules.assertMayManage(by, accountId);
      await store.enableAccount(accountId);
      return person;
    },
  };
}

export function createPeopleRules(store: Pick<AccountStore, "account">): PeopleRules {
  return {
    async assertMayManage(by, accountId) {
      assertOwner(by);
      if (accountId === by.id) {
        throw new AppError("forbidden", "This is your own account. You change it in your settings.");
      }
      const person = await store.account(accountId);
      if (!person) throw new AppError("not_found", "There is no such account.");
      return person;
    },
  };
}

function assertOwner(by: OwnAccount): void {
  if (!mayManagePeople(by)) throw new AppError("forbidden", "Only the owner can do this.");
}
