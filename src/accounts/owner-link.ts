import { AppError } from "../shared/errors.ts";
import type { OwnAccount } from "../shared/model.ts";
import type { AccountStore } from "./ports.ts";
import { hashOfLink, newLinkSecret } from "./secret-link.ts";
import type { TwoFactorStore } from "./two-factor-ports.ts";

/** An hour: whoever runs the command is about to use it. */
const lifeMs = 60 * 60 * 1000;

/**
 * The owner's way back in after losing the password or the second factor, for whoever runs the machine: a link that
 * sets a new password once, within the hour, and two-factor sign-in off. Answers the link's secret and the owner.
 * Throws an AppError `not_found` when nobody owns this place yet.
 */
export async function makeOwnerLink(
  store: AccountStore & TwoFactorStore,
  clock: () => number,
): Promise<{ link: string; owner: OwnAccount; twoFactorOff: boolean }> {
  const owner = await findOwner(store);
  const [link, at] = [newLinkSecret(), clock()];
  await store.createResetLink({
    hash: hashOfLink(link),
    accountId: owner.id,
    createdBy: owner.id,
    at,
    expiresAt: at + lifeMs,
  });
  const twoFactorOff = await store.hasTwoFactor(owner.id);
  if (twoFactorOff) await store.turnOffTwoFactor(owner.id);
  return { link, owner, twoFactorOff };
}

async function findOwner(store: AccountStore): Promise<OwnAccount> {
  let after: string | null = null;
  do {
    const page = await store.people({ search: "", after, limit: 200 });
    const owner = page.people.find((person) => person.owner);
    if (owner) return owner;
    after = page.more ? (page.people.at(-1)?.id ?? null) : null;
  } while (after !== null);
  throw new AppError(
    "not_found",
    "Nobody owns this place yet. Start Parley: it prints the link that makes the owner.",
  );
}
