import type { Account } from "../shared/model.ts";
import { say } from "../words/say.ts";
import type { Drafts } from "./drafts/drafts.ts";
import { forgetFiles } from "./files/forget-files.ts";
import { forgetKeptNames } from "./kept-names.ts";
import type { Http } from "./line/http.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { Notices } from "./status-line.ts";

/** Ends the session on the server, then leaves; says so if the server could not be told. */
export async function signOut(http: Http, notices: Notices, leave: (reason: string) => void): Promise<void> {
  try {
    await http.delete("/api/sessions/current");
    leave("signed_out");
  } catch (error) {
    notices.say(say(notices.words.said.stillSignedIn, { reason: refusalOf(error).message }));
  }
}

/** Ways off the page; the first one counts, but signing out comes before all others. */
export interface Leaving {
  /** Whoever signs out leaves nothing unsent on this device; whose session ended finds it after the next sign-in. */
  leave(reason: string): void;
  /** Another tab signed out, and has forgotten what was kept. */
  follow(): void;
}

export function createLeaving(
  { id: accountId, role }: Pick<Account, "id" | "role">,
  drafts: Drafts,
  outbox: () => Outbox,
): Leaving {
  let left: string | null = null;
  return {
    leave(reason) {
      if (left === reason || left === "signed_out") return;
      left = reason;
      if (reason === "signed_out") void forget().then(() => goToSignIn(reason, role));
      else goToSignIn(reason, role);
    },
    follow() {
      left = "signed_out";
      drafts.wipe();
      goToSignIn(left, role);
    },
  };

  async function forget(): Promise<void> {
    drafts.wipe();
    forgetKeptNames(() => localStorage);
    await outbox().wipe();
    await forgetFiles(accountId);
    // What was never loaded has kept nothing.
    const parts = await import("./later.ts").catch(() => null);
    await parts?.forgetDevice();
  }
}

/** Goes to the sign-in page, which says why; whoever did not mean to leave finds the way back. */
function goToSignIn(reason: string, role: Account["role"]): void {
  const query = new URLSearchParams({ as: role, ended: reason });
  if (reason !== "signed_out") query.set("next", location.pathname);
  // Whoever else has signed in here by now has a page of their own.
  location.assign(reason === "other_account" ? "/chat" : `/sign-in?${query}`);
}
