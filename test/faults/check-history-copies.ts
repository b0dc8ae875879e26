import type { Evidence } from "./evidence.ts";
import type { ConversationView, SeenMessage, View } from "./history.ts";

/** The laws about copies: what devices, fresh clients and the tables hold. */

/** H2: one message per key, and no device applies a revision twice. */
export function eachOnce(evidence: Evidence): string[] {
  const doubled = allViews(evidence).flatMap(({ of, conversations }) =>
    repeated(conversations.flatMap(({ messages }) => messages.map(({ key }) => key))).map(
      (key) => `${key} is more than once in ${of}`,
    ),
  );
  return [...doubled, ...acknowledgedTwice(evidence), ...appliedTwice(evidence)];
}

/** H3: the same order for all, by position, without holes; and each device goes through the versions in order. */
export function oneOrder(evidence: Evidence): string[] {
  const holes = allViews(evidence).flatMap(({ of, conversations }) =>
    conversations
      .filter((one) => !isDense(one))
      .map(({ conversationId }) => `${of} has ${conversationId} not in order`),
  );
  return [...holes, ...placedTwice(evidence), ...wentBack(evidence)];
}

/** H7: in the end all hold the same. A device may hold the newest part only. */
export function allHoldTheSame({ tables, fresh, devices }: Evidence): string[] {
  return [...fresh, ...devices].flatMap((view) => {
    const theirs = tables.conversations.filter(({ receipts }) =>
      receipts.some(({ accountId }) => accountId === view.accountId),
    );
    return theirs.flatMap((truth) => {
      const held = view.conversations.find(({ conversationId }) => conversationId === truth.conversationId);
      const difference = held ? differenceOf(held, truth) : "nothing of it";
      return difference ? [`${view.of} holds of ${truth.conversationId} ${difference}`] : [];
    });
  });
}

function allViews({ tables, fresh, devices }: Evidence): View[] {
  return [tables, ...fresh, ...devices];
}

function repeated(keys: string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

function acknowledgedTwice({ history }: Evidence): string[] {
  const places = new Map<string, number>();
  const broken: string[] = [];
  for (const entry of history) {
    if (entry.type !== "ok" || entry.seq === null) continue;
    const before = places.get(entry.key) ?? entry.seq;
    if (before !== entry.seq) broken.push(`${entry.key} was acknowledged at ${before} and at ${entry.seq}`);
    places.set(entry.key, entry.seq);
  }
  return broken;
}

function appliedTwice({ history }: Evidence): string[] {
  const applied = history.flatMap((entry) =>
    entry.type === "observe" && !entry.isPaged
      ? [`${entry.device} applied version ${entry.version} of ${entry.key} in ${entry.conversationId}`]
      : [],
  );
  return repeated(applied).map((what) => `${what} again`);
}

function isDense({ messages, older, seq }: ConversationView): boolean {
  const first = messages[0]?.seq ?? seq + 1;
  const isWhole = older || first === 1;
  return (
    isWhole &&
    messages.every((message, at) => message.seq === first + at) &&
    first + messages.length === seq + 1
  );
}

/** Every position names one message for whoever saw it, then or now. */
function placedTwice(evidence: Evidence): string[] {
  const names = new Map<string, string>();
  const broken: string[] = [];
  const note = (who: string, conversationId: string, { seq, key }: SeenMessage) => {
    const place = `${conversationId} ${seq}`;
    const known = names.get(place) ?? key;
    if (known !== key) broken.push(`${who} has ${key} at ${seq}, where others have ${known}`);
    names.set(place, known);
  };
  for (const { of, conversations } of allViews(evidence)) {
    for (const { conversationId, messages } of conversations) {
      for (const message of messages) note(of, conversationId, message);
    }
  }
  for (const entry of evidence.history) {
    if (entry.type === "observe") note(entry.device, entry.conversationId, entry);
  }
  return broken;
}

function wentBack({ history }: Evidence): string[] {
  const cursors = new Map<string, number>();
  const broken: string[] = [];
  for (const entry of history) {
    if (entry.type !== "observe" || entry.isPaged) continue;
    const { device, conversationId, version } = entry;
    const place = `${device} ${conversationId}`;
    const before = cursors.get(place) ?? 0;
    if (version < before)
      broken.push(`${device} applied version ${version} after ${before} in ${conversationId}`);
    cursors.set(place, version);
  }
  return broken;
}

function differenceOf(held: ConversationView, truth: ConversationView): string | null {
  if (held.version !== truth.version) return `version ${held.version} instead of ${truth.version}`;
  if (held.seq !== truth.seq) return `${held.seq} positions instead of ${truth.seq}`;
  const from = held.older ? (held.messages[0]?.seq ?? truth.seq + 1) : 1;
  const due = truth.messages.slice(from - 1);
  if (held.messages.length !== due.length) return `${held.messages.length} messages instead of ${due.length}`;
  const stale = due.find((message, at) => JSON.stringify(message) !== JSON.stringify(held.messages[at]));
  if (stale) return `another message at ${stale.seq}`;
  return receiptsText(held) === receiptsText(truth)
    ? null
    : `the receipts ${receiptsText(held)} instead of ${receiptsText(truth)}`;
}

function receiptsText({ receipts }: ConversationView): string {
  return receipts
    .map(({ accountId, deliveredSeq, readSeq }) => `${accountId.slice(0, 4)} ${deliveredSeq}/${readSeq}`)
    .sort()
    .join(", ");
}
