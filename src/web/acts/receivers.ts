import type { ReceiverListing } from "../../shared/model.ts";
import type { WebDeps } from "../deps.ts";

/** Everybody who answers, and whether they are here. */
export async function receiversWithPresence({
  accounts,
  presence,
}: Pick<WebDeps, "accounts" | "presence">): Promise<ReceiverListing[]> {
  const receivers = await accounts.receivers();
  return receivers.flatMap(({ lastSeenAt, ...person }) =>
    presence
      .of([{ accountId: person.id, lastSeenAt }])
      .map((is) => ({ ...person, presence: is.presence, lastSeenAt: is.lastSeenAt })),
  );
}
