import type { Http } from "./line/http.ts";
import { refusalOf } from "./line/retrying.ts";
import type { Notices } from "./notices.ts";

/** Ends the session here and on the server; says so if the server could not be told. */
export async function signOut(http: Http, notices: Notices): Promise<void> {
  try {
    await http.delete("/api/sessions/current");
    leaveForSignIn("signed_out");
  } catch (error) {
    notices.say(`You are still signed in. ${refusalOf(error).message}`);
  }
}

/** Goes to the sign-in page, which says why and leads back here. */
export function leaveForSignIn(reason: string): void {
  const query = new URLSearchParams({ ended: reason, next: location.pathname });
  location.assign(`/sign-in?${query}`);
}
