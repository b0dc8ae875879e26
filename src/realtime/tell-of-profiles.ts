import type { Profile } from "../accounts/profile.ts";
import { rooms } from "./rooms.ts";
import type { LiveServer } from "./socket-types.ts";

/** Tells those who have somebody in sight, and their own devices, what somebody is called now. */
export function tellOfProfiles(io: LiveServer, profile: Pick<Profile, "onChange">): void {
  profile.onChange((news) => {
    if (news.kind === "account") {
      const { account } = news;
      io.to([rooms.watchers(account.id), rooms.account(account.id)]).emit("account:changed", { account });
    } else {
      const { accountId, preferences } = news;
      io.to(rooms.account(accountId)).emit("preferences:changed", { preferences });
    }
  });
}
