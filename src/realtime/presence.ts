import type { Logger } from "pino";
import type { Caller, ChatStore } from "../chat/ports.ts";
import type { LastSeen } from "../chat/store-requests.ts";
import type { Presence, PresenceState } from "../shared/model.ts";

/** Who is here: kept in memory only, so that a crash leaves nobody online. */
export interface LivePresence {
  connected(caller: Connected): void;
  disconnected(caller: Connected): void;
  /** What one connection says of itself. Answers what the account is now. */
  set(caller: Connected, presence: Here): PresenceState;
  /** Whether somebody has a page of the account's before them, on any device. */
  isOnScreen(accountId: string): boolean;
  /** How these people are, given when they were last seen. */
  of(known: LastSeen[]): Presence[];
  close(): void;
}

type Connected = Pick<Caller, "accountId"> & { connectionId: string };
type Here = "online" | "away";

interface PresenceDeps {
  store: Pick<ChatStore, "saveLastSeen">;
  /** Tells those who watch the account. */
  publish(presence: Presence): void;
  clock: () => number;
  log: Logger;
}

/** A reload or a tunnel takes this long; who is back by then was never gone. */
const graceMs = 5_000;

/** People need no more than one change of presence a second (design). */
const publishEveryMs = 1_000;

interface Lease {
  connections: Map<string, Here>;
  /** What the watchers were last told, and when. */
  told: PresenceState;
  toldAt: number;
  lastSeenAt: number;
  gone: NodeJS.Timeout | undefined;
  pending: NodeJS.Timeout | undefined;
}

export function createPresence({ store, publish, clock, log }: PresenceDeps): LivePresence {
  const leases = new Map<string, Lease>();

  function leaseOf(accountId: string): Lease {
    const held = leases.get(accountId);
    if (held) return held;
    const lease: Lease = {
      connections: new Map(),
      told: "offline",
      toldAt: 0,
      lastSeenAt: clock(),
      gone: undefined,
      pending: undefined,
    };
    leases.set(accountId, lease);
    return lease;
  }

  /** Tells the watchers what is true, at most once a second; what changes in between is told at its end. */
  function tell(accountId: string, lease: Lease): void {
    if (lease.pending) return;
    const sinceToldMs = clock() - lease.toldAt;
    const waitMs = publishEveryMs - sinceToldMs;
    // A clock that was set back says nothing of how long ago that was.
    if (waitMs > 0 && sinceToldMs >= 0) {
      lease.pending = setTimeout(() => {
        lease.pending = undefined;
        tell(accountId, lease);
      }, waitMs);
    } else if (stateOf(lease) !== lease.told) {
      lease.told = stateOf(lease);
      lease.toldAt = clock();
      publish(presenceOf(accountId, lease));
    }
    if (lease.told === "offline" && !lease.pending) leases.delete(accountId);
  }

  function expire(accountId: string, lease: Lease): void {
    lease.gone = undefined;
    tell(accountId, lease);
  }

  async function remember(accountId: string, at: number): Promise<void> {
    try {
      await store.saveLastSeen(accountId, at);
    } catch (error) {
      log.warn({ err: error }, "When somebody was last seen could not be stored");
    }
  }

  return {
    connected({ accountId, connectionId }) {
      const lease = leaseOf(accountId);
      clearTimeout(lease.gone);
      lease.gone = undefined;
      lease.connections.set(connectionId, "online");
      tell(accountId, lease);
    },
    disconnected({ accountId, connectionId }) {
      const lease = leases.get(accountId);
      if (!lease?.connections.delete(connectionId)) return;
      lease.lastSeenAt = clock();
      if (lease.connections.size === 0) {
        lease.gone = setTimeout(expire, graceMs, accountId, lease);
        void remember(accountId, lease.lastSeenAt);
      } else {
        tell(accountId, lease);
      }
    },
    set({ accountId, connectionId }, presence) {
      const lease = leases.get(accountId);
      if (!lease?.connections.has(connectionId)) return "offline";
      lease.connections.set(connectionId, presence);
      tell(accountId, lease);
      return stateOf(lease);
    },
    isOnScreen: (accountId) => [...(leases.get(accountId)?.connections.values() ?? [])].includes("online"),
    of: (known) =>
      known.map(({ accountId, lastSeenAt }) => {
        const lease = leases.get(accountId);
        return lease ? presenceOf(accountId, lease) : { accountId, presence: "offline", lastSeenAt };
      }),
    close() {
      for (const lease of leases.values()) {
        clearTimeout(lease.gone);
        clearTimeout(lease.pending);
      }
      leases.clear();
    },
  };
}

/** Here on any device is here. Between two connections, within the grace, it is what it was. */
function stateOf(lease: Lease): PresenceState {
  const states = [...lease.connections.values()];
  if (states.includes("online")) return "online";
  if (states.length > 0) return "away";
  return lease.gone ? lease.told : "offline";
}

function presenceOf(accountId: string, lease: Lease): Presence {
  const presence = stateOf(lease);
  return { accountId, presence, lastSeenAt: presence === "online" ? null : lease.lastSeenAt };
}
