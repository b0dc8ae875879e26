import type { Role } from "../shared/model.ts";
import type { Drafts } from "./drafts/drafts.ts";
import type { Http } from "./line/http.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Notices } from "./notices.ts";
import type { Outbox } from "./outbox/outbox.ts";

/** Ends the session on the server, then leaves; says so if the server could not be told. */
export async function signOut(http: Http, notices: Notices, leave: (reason: string) => void): Promise<void> {
  try {
    await http.delete("/api/sessions/current");
    leave("signed_out");
  } catch (error) {
    notices.say(`You are still signed in. ${refusalOf(error).message}`);
  }
}

/** Whoever signs out leaves nothing unsent on this device; whose session ended finds it after the next sign-in. */
export async function leaveBehind(reason: string, outbox: Outbox, drafts: Drafts): Promise<void> {
  if (reason !== "signed_out") return;
  drafts.wipe();
  await outbox.wipe();
}

/** Goes to the sign-in page, which says why; whoever did not mean to leave finds the way back. */
export function leaveForSignIn(reason: string, role: Role): void {
  const query = new URLSearchParams({ as: role, ended: reason });
  if (reason !== "signed_out") query.set("next", location.pathname);
  location.assign(`/sign-in?${query}`);
}
