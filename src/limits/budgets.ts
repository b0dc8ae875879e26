/** Whom a limit counts against. `email` is what was typed; `browser` one where its owner signed in before. */
export interface LimitKeys {
  account?: string;
  email?: string;
  address?: string;
  browser?: string;
  conversation?: string;
}

export interface Budget {
  /** Counts for each combination of these; for everybody together when there is none. */
  by: readonly (keyof LimitKeys)[];
  points: number;
  /** The stretch that begins with the first; then all points are back. */
  seconds: number;
  /** After the points, one at a time, in pauses that double from `first` to `longest` seconds. */
  pause?: { first: number; longest: number };
  /** Not given back when what was tried turned out to be rightful. */
  isFinal?: true;
}

/**
 * Whoever guesses a password from one address is soon down to a guess in 15 minutes, and from any number of
 * addresses together to one a minute: at most 18 in any ten minutes, and nobody is locked out for longer than that
 * minute. A person who mistypes has five tries before the first pause.
 */
const fromOnePlace = { points: 5, seconds: 3_600, pause: { first: 10, longest: 900 } };
const fromAnywhere = { points: 5, seconds: 3_600, pause: { first: 5, longest: 60 } };

/** Signing in costs a hash also when it succeeds: no person does it this often, a program keeps its token. */
const oftenEnough = { points: 60, seconds: 600, isFinal: true } as const;

/** How often, and why that much: far above what people do. */
export const budgets = {
  /** By strangers: browsers where this account never signed in. */
  "sign-in": [
    /** Half of what one core hashes at the usual cost, so that a flood leaves room for those below and for new accounts. */
    { by: [], points: 40, seconds: 20 },
    /** A class signs in at once, behind one address; yet one address never uses up what all have. */
    { by: ["address"], points: 30, seconds: 20 },
    { by: ["email", "address"], ...fromOnePlace },
    { by: ["email", "address"], ...oftenEnough },
    { by: ["email"], ...fromAnywhere },
  ],
  /** Where the account signed in before: whatever strangers do to it, its owner has tries of their own. */
  "sign-in-again": [
    { by: ["browser"], ...fromAnywhere },
    { by: ["browser"], ...oftenEnough },
  ],
  /** The current password, asked of somebody signed in: a session left open must not become a password guessed. */
  password: [{ by: ["account"], ...fromAnywhere }],
  /**
   * One-time codes, three of a million of which are right at any moment: ten months of nothing but guessing, by
   * somebody who has the password, for an even chance. Recovery codes are not counted.
   */
  code: [{ by: ["account"], points: 5, seconds: 600 }],
  "sign-up": [
    { by: [], points: 120, seconds: 60 },
    { by: ["address"], points: 200, seconds: 3_600 },
  ],
  /** Learning that an address has an account: counted only where it has one. A classroom forgets that often. */
  "sign-up-taken": [{ by: ["address"], points: 20, seconds: 3_600, pause: { first: 10, longest: 60 } }],
  /** One-time links that do not work: 256 bits cannot be guessed, but asking costs the database. */
  link: [{ by: ["address"], points: 60, seconds: 600 }],
  /** Names and preferences: everybody who has one in sight is told. */
  profile: [{ by: ["account"], points: 60, seconds: 3_600 }],
  /** A copy of all that one may see: minutes of work behind the scenes for somebody who answers many. */
  export: [{ by: ["account"], points: 5, seconds: 86_400 }],
  /** Where devices are pushed to, and tests of it: each may open a connection to a place that somebody named. */
  push: [{ by: ["account"], points: 30, seconds: 600 }],
  invite: [{ by: ["account"], points: 100, seconds: 3_600 }],
  /** Sixty a second, for ten seconds: an outbox of a bad day goes out at once. */
  send: [{ by: ["account"], points: 600, seconds: 10 }],
  /** More than one account may send: nobody alone can use up what both parties have. */
  "send-here": [{ by: ["conversation"], points: 1_000, seconds: 10 }],
  /** Files: a message of ten, every half minute. Each picture costs a second of one core. */
  upload: [{ by: ["account"], points: 200, seconds: 600 }],
  open: [{ by: ["account"], points: 60, seconds: 60 }],
  change: [{ by: ["account"], points: 300, seconds: 10 }],
  /** A page holds 200 changes: a device that missed a million catches up within two minutes. */
  sync: [{ by: ["account"], points: 600, seconds: 10 }],
  /** Typing, receipts, presence: small, and nobody waits for one. */
  signal: [{ by: ["account"], points: 600, seconds: 10 }],
  /** More often than somebody types; each is a look into the index, on one thread for all. */
  search: [{ by: ["account"], points: 100, seconds: 20 }],
  /** Refusals by these limits: who goes on regardless is a program gone wrong, and is cut off. */
  refusal: [{ by: ["account"], points: 2_000, seconds: 10 }],
  /** A page with a fault reports a few; who sends more fills the log. */
  "policy-report": [{ by: ["address"], points: 60, seconds: 600 }],
  /** Lines begun, by whomever: some networks cut a page's first ones, and each may lead to one connection. */
  line: [{ by: ["address"], points: 1_800, seconds: 60 }],
  /** A desk of twenty with four tabs each comes back after a restart, several times over. */
  connect: [{ by: ["address"], points: 600, seconds: 60 }],
  /** Pages, scripts, questions of programs: a school of three hundred opens the chat within one minute. */
  request: [{ by: ["address"], points: 6_000, seconds: 60 }],
} as const satisfies Record<string, readonly Budget[]>;

export type LimitedAction = keyof typeof budgets;
