import type { ReceiverListing } from "../shared/model.ts";
import type { WebDeps } from "./deps.ts";

/** Everybody who answers, and whether they are here. */
export async function receiversWithPresence({
  accounts,
  presence,
}: Pick<WebDeps, "accounts" | "presence">): Promise<ReceiverListing[]> {
  const receivers = await accounts.receivers();
  return receivers.flatMap(({ id, name, lastSeenAt }) =>
    presence
      .of([{ accountId: id, lastSeenAt }])
      .map((is) => ({ id, name, presence: is.presence, lastSeenAt: is.lastSeenAt })),
  );
}
