import type { Role } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";

/** What whoever signed in by the other door reads on their own page. */
export function wrongDoorNotice(role: Role, { door }: Pick<Words, "door">): string {
  return role === "receiver" ? door.wrongDoorReceiver : door.wrongDoorSender;
}
