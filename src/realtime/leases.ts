import type { Presence, PresenceState } from "../shared/model.ts";

/** What one connection says of the person before it. */
export type Here = "online" | "away";

/** An account's hold on being here, through its connections; between two of them it lasts a moment longer. */
export interface Lease {
  connections: Map<string, Here>;
  /** What the watchers were last told, and when. */
  told: PresenceState;
  toldAt: number;
  lastSeenAt: number;
  /** Runs while the last connection has gone and may come back. */
  gone: NodeJS.Timeout | undefined;
  /** Runs until the watchers may be told again. */
  pending: NodeJS.Timeout | undefined;
}

export function newLease(at: number): Lease {
  return {
    connections: new Map(),
    told: "offline",
    toldAt: 0,
    lastSeenAt: at,
    gone: undefined,
    pending: undefined,
  };
}

/** Here on any device is here. Between two connections, within the grace, it is what it was. */
export function stateOf(lease: Lease): PresenceState {
  const states = [...lease.connections.values()];
  if (states.includes("online")) return "online";
  if (states.length > 0) return "away";
  return lease.gone ? lease.told : "offline";
}

export function presenceOf(accountId: string, lease: Lease): Presence {
  const presence = stateOf(lease);
  return { accountId, presence, lastSeenAt: presence === "online" ? null : lease.lastSeenAt };
}

/** So that no timer of it does anything any more. */
export function endTimers(lease: Lease): void {
  clearTimeout(lease.gone);
  clearTimeout(lease.pending);
}
