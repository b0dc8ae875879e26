import type { OwnAccount, Presence } from "../../src/shared/model.ts";

/** A day at the desk of a small clinic, for looking at the pages and for testing them. */

/** Wednesday 18 March 2026, 14:30 UTC. */
export const now = Date.UTC(2026, 2, 18, 14, 30);
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => minutes(60 * count);
export const days = (count: number) => hours(24 * count);

export const ana: OwnAccount = {
  id: "a-ana",
  name: "Ana Kovač",
  role: "receiver",
  owner: true,
  email: "ana@example.org",
};
export const sam: OwnAccount = {
  id: "a-sam",
  name: "Sam Okafor",
  role: "sender",
  owner: false,
  email: "sam@example.org",
};
export const mira: OwnAccount = {
  id: "a-mira",
  name: "Mira",
  role: "sender",
  owner: false,
  email: "mira@example.org",
};
export const yusuf: OwnAccount = {
  id: "a-yusuf",
  name: "يوسف",
  role: "sender",
  owner: false,
  email: "y@example.org",
};
export const ben: OwnAccount = {
  id: "a-ben",
  name: "Ben Lindqvist-Achterberg",
  role: "receiver",
  owner: false,
  email: "b@example.org",
};
export const noor: OwnAccount = {
  id: "a-noor",
  name: "Noor",
  role: "receiver",
  owner: false,
  email: "n@example.org",
};

export function presences(): Record<string, Presence> {
  const list: Presence[] = [
    { accountId: ana.id, presence: "online", lastSeenAt: null },
    { accountId: sam.id, presence: "online", lastSeenAt: null },
    { accountId: mira.id, presence: "away", lastSeenAt: null },
    { accountId: yusuf.id, presence: "offline", lastSeenAt: now - minutes(5) },
    { accountId: ben.id, presence: "away", lastSeenAt: null },
    { accountId: noor.id, presence: "offline", lastSeenAt: now - hours(26) },
  ];
  return Object.fromEntries(list.map((presence) => [presence.accountId, presence]));
}
