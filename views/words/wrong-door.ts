import type { Role } from "../../src/shared/model.ts";

/** What whoever signed in by the other door reads on their own page. */
export function wrongDoorNotice(role: Role): string {
  return role === "receiver"
    ? "You are signed in as somebody who answers, so here are your conversations."
    : "You are signed in as somebody who asks, so here are your conversations.";
}
