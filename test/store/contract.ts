import { describe } from "vitest";
import { accountContract } from "./contract/accounts.ts";
import { catchUpContract } from "./contract/catch-up.ts";
import { changeContract } from "./contract/changing-messages.ts";
import { closingContract } from "./contract/closing.ts";
import { deletionContract } from "./contract/deletion.ts";
import { fileContract } from "./contract/files.ts";
import { inboxContract } from "./contract/inbox.ts";
import { inboxFiltersContract } from "./contract/inbox-filters.ts";
import { lifeContract } from "./contract/life.ts";
import { noticesContract } from "./contract/notices.ts";
import { openingContract } from "./contract/opening.ts";
import { passwordContract } from "./contract/passwords.ts";
import { profileContract } from "./contract/profile.ts";
import { pushContract } from "./contract/push.ts";
import { reactionContract } from "./contract/reactions.ts";
import { receiptContract } from "./contract/receipts.ts";
import { searchContract } from "./contract/searching.ts";
import { sendingContract } from "./contract/sending.ts";
import { sessionListContract } from "./contract/session-list.ts";
import { sessionContract } from "./contract/sessions.ts";
import { trailContract } from "./contract/trail.ts";
import { twoFactorContract } from "./contract/two-factor.ts";
import { unreadMarksContract } from "./contract/unread-marks.ts";
import type { OpenStore } from "./contract/world.ts";

/** What every store promises, whatever it is made of. */
export function storeContract(name: string, openStore: OpenStore): void {
  describe(`${name} store`, () => {
    describe("accounts", () => accountContract(openStore));
    describe("sessions and invitations", () => sessionContract(openStore));
    describe("two-factor sign-in", () => twoFactorContract(openStore));
    describe("the list of sign-ins", () => sessionListContract(openStore));
    describe("passwords, reset links and disabled accounts", () => passwordContract(openStore));
    describe("names and preferences", () => profileContract(openStore));
    describe("deleting an account", () => deletionContract(openStore));
    describe("opening a conversation", () => openingContract(openStore));
    describe("sending", () => sendingContract(openStore));
    describe("editing and deleting", () => changeContract(openStore));
    describe("reactions", () => reactionContract(openStore));
    describe("files", () => fileContract(openStore));
    describe("closing and reopening", () => closingContract(openStore));
    describe("trail of security events", () => trailContract(openStore));
    describe("receipts", () => receiptContract(openStore));
    describe("marks of unread", () => unreadMarksContract(openStore));
    describe("inbox and history", () => inboxContract(openStore));
    describe("inbox filters and names", () => inboxFiltersContract(openStore));
    describe("searching", () => searchContract(openStore));
    describe("what is told of", () => noticesContract(openStore));
    describe("subscriptions to push", () => pushContract(openStore));
    describe("catching up", () => catchUpContract(openStore));
    describe("life of a store", () => lifeContract(openStore));
  });
}
