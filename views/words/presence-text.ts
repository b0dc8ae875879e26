import type { Presence } from "../../src/shared/model.ts";
import type { Times } from "./times.ts";

/** What we say about somebody's presence: "Online", "Away", "Last seen 5 min ago". */
export function presenceText(presence: Presence | undefined, times: Times): string {
  if (presence?.presence === "online") return "Online";
  if (presence?.presence === "away") return "Away";
  return presence?.lastSeenAt ? times.lastSeen(presence.lastSeenAt) : "Offline";
}
