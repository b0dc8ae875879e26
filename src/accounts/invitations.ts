import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import { mayInvite } from "../shared/permissions.ts";
import type { AccountStore } from "./ports.ts";
import { hashOfLink, newLinkSecret } from "./secret-link.ts";

export interface Invitations {
  /** A link that makes one receiver; the owner's right. */
  invite(by: OwnAccount): Promise<{ invitation: string; expiresAt: number }>;
  isOpenInvitation(invitation: string): Promise<boolean>;
}

interface InvitationDeps {
  store: Pick<AccountStore, "createInvitation" | "isOpenInvitation">;
  clock: () => number;
}

/** A week: an invitation is often mailed on a Friday. */
const lifeMs = 7 * 24 * 60 * 60 * 1000;

export function createInvitations({ store, clock }: InvitationDeps): Invitations {
  return {
    async invite(by) {
      if (!mayInvite(by)) throw new AppError("forbidden", "Only the owner can invite people to answer.");
      const invitation = newLinkSecret();
      const expiresAt = clock() + lifeMs;
      await store.createInvitation({ hash: hashOfLink(invitation), createdBy: by.id, expiresAt });
      return { invitation, expiresAt };
    },
    isOpenInvitation: (invitation) => store.isOpenInvitation(hashOfLink(invitation), clock()),
  };
}
