import type { Logger } from "pino";
import type { Caller, ChatStore } from "../chat/ports.ts";
import type { LastSeen } from "../chat/store-requests.ts";
import type { Presence, PresenceState } from "../shared/model.ts";
import { endTimers, type Here, type Lease, newLease, presenceOf, stateOf } from "./leases.ts";

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

interface PresenceDeps {
  store: Pick<ChatStore, "saveLastSeen">;
  /** Tells those who watch the account. */
  publish(presence: Presence): void;
  clock: () => number;
  log: Logger;
}

/** A reload or a tunnel takes this long; who is back by then was never gone. */
const graceMs = 5_000;

/** People need no more than one change of presence a second. */
const publishEveryMs = 1_000;

export function createPresence(deps: PresenceDeps): LivePresence {
  const { clock } = deps;
  const leases = new Map<string, Lease>();
  const tell = createTelling(deps, leases);

  return {
    connected({ accountId, connectionId }) {
      const lease = leases.get(accountId) ?? newLease(clock());
      leases.set(accountId, lease);
      clearTimeout(lease.gone);
      lease.gone = undefined;
      lease.connections.set(connectionId, "online");
      tell(accountId, lease);
    },
    disconnected({ accountId, connectionId }) {
      const lease = leases.get(accountId);
      if (!lease?.connections.delete(connectionId)) return;
      lease.lastSeenAt = clock();
      if (lease.connections.size > 0) tell(accountId, lease);
      else waitForReturn(deps, accountId, lease, tell);
    },
    set({ accountId, connectionId }, presence) {
      const lease = leases.get(accountId);
      if (!lease?.connections.has(connectionId)) return "offline";
      lease.connections.set(connectionId, presence);
      tell(accountId, lease);
      return stateOf(lease);
    },
    isOnScreen: (accountId) => [...(leases.get(accountId)?.connections.values() ?? [])].includes("online"),
    of: (known) => known.map((person) => presenceNow(person, leases.get(person.accountId))),
    close() {
      leases.forEach(endTimers);
      leases.clear();
    },
  };
}

type Tell = (accountId: string, lease: Lease) => void;

function waitForReturn(deps: PresenceDeps, accountId: string, lease: Lease, tell: Tell): void {
  lease.gone = setTimeout(() => {
    lease.gone = undefined;
    tell(accountId, lease);
  }, graceMs);
  void saveLastSeen(deps, accountId, lease.lastSeenAt);
}

/** Tells the watchers what is true, at most once a second; what changes in between is told at its end. */
function createTelling({ publish, clock }: PresenceDeps, leases: Map<string, Lease>): Tell {
  return tell;

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
}

function presenceNow({ accountId, lastSeenAt }: LastSeen, lease: Lease | undefined): Presence {
  return lease ? presenceOf(accountId, lease) : { accountId, presence: "offline", lastSeenAt };
}

async function saveLastSeen({ store, log }: PresenceDeps, accountId: string, at: number): Promise<void> {
  try {
    await store.saveLastSeen(accountId, at);
  } catch (error) {
    log.warn({ err: error }, "When somebody was last seen could not be stored");
  }
}
