import type { Evidence } from "./evidence.ts";
import type { HistoryEntry, SeenMessage, View } from "./history.ts";

/** The laws about what was asked for and what became of it. */

/** H1: what was acknowledged is there, where the acknowledgement said. */
export function acknowledgedIsThere({ history, tables, fresh }: Evidence): string[] {
  const stored = byKey(tables);
  const seen = fresh.map((view) => ({ view, keys: byKey(view) }));
  return ofType(history, "ok").flatMap(({ device, key, seq }) => {
    const row = stored.get(key);
    if (!row) return [`${device} was told that ${key} is stored, and it is not`];
    if (seq !== null && row.seq !== seq)
      return [`${device} was told that ${key} is at ${seq}; it is at ${row.seq}`];
    const blind = seen.filter(({ view, keys }) => isParty(view, row) && !keys.has(key));
    return blind.map(({ view }) => `${key} was acknowledged, and ${view.of} does not get it`);
  });

  function isParty(view: View, { conversationId }: Placed): boolean {
    const conversation = tables.conversations.find((one) => one.conversationId === conversationId);
    return conversation?.receipts.some(({ accountId }) => accountId === view.accountId) ?? false;
  }
}

/** H4: what one device composed first stands first. */
export function composedInOrder({ history, tables }: Evidence): string[] {
  const stored = byKey(tables);
  const broken: string[] = [];
  const last = new Map<string, { key: string; seq: number }>();
  const composed = new Set<string>();
  for (const { device, conversationId, key } of ofType(history, "invoke")) {
    if (composed.has(key)) continue;
    composed.add(key);
    const seq = stored.get(key)?.seq;
    if (seq === undefined) continue;
    const place = `${device} ${conversationId}`;
    const before = last.get(place);
    if (before && before.seq >= seq) {
      broken.push(`${device} composed ${before.key} before ${key}; they are at ${before.seq} and ${seq}`);
    }
    last.set(place, { key, seq });
  }
  return broken;
}

/** H5: nothing is there, or was ever seen, that nobody asked for; nothing that was refused. */
export function nothingUnasked({ history, tables }: Evidence): string[] {
  const asked = askedTexts(history);
  const isAsked = (conversationId: string, { key, seq, text }: SeenMessage) =>
    asked.get(`${conversationId} ${key}`)?.has(text) || changesOf(asked, conversationId, seq)?.has(text);
  const stored = tables.conversations.flatMap(({ conversationId, messages }) =>
    messages
      .filter(
        (message) => !asked.has(`${conversationId} ${message.key}`) || !isAsked(conversationId, message),
      )
      .map(({ key, seq }) => `${conversationId} holds at ${seq} what nobody asked for (${key})`),
  );
  const seen = ofType(history, "observe")
    .filter((entry) => !isAsked(entry.conversationId, entry))
    .map(
      ({ device, key, version }) => `${device} saw a text of ${key} that nobody wrote (version ${version})`,
    );
  return [...stored, ...seen, ...refusedYetStored(history, tables)];
}

/** H6: what had no answer is there for everybody, or for nobody. */
export function unknownIsDecided({ history, tables, fresh, devices }: Evidence): string[] {
  const outcome = outcomes(history);
  const views = [tables, ...fresh, ...devices].map((view) => ({ view, keys: byKey(view) }));
  const open = ofType(history, "invoke").filter(({ key }) => outcome.get(key) === "unknown");
  const once = new Map(open.map((entry) => [entry.key, entry]));
  return [...once.values()].flatMap(({ key, conversationId }) => {
    const whole = views.filter(({ view }) => holdsAll(view, conversationId));
    const holders = whole.filter(({ keys }) => keys.has(key));
    if (holders.length === 0 || holders.length === whole.length) return [];
    return [`${key} had no answer, and is only in ${holders.map(({ view }) => view.of).join(", ")}`];
  });
}

function refusedYetStored(history: HistoryEntry[], tables: View): string[] {
  const stored = byKey(tables);
  const outcome = outcomes(history);
  return ofType(history, "fail")
    .filter(({ key, code }) => code !== "conflict" && outcome.get(key) === "fail" && stored.has(key))
    .map(({ device, key, code }) => `${device} was refused ${key} (${code}), and it is stored`);
}

/** What was asked for: texts by conversation and key, and texts of changes by conversation and position. */
function askedTexts(history: HistoryEntry[]): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  for (const entry of history) {
    if (entry.type !== "invoke" && entry.type !== "change") continue;
    const name = entry.type === "invoke" ? entry.key : `#${entry.seq}`;
    const place = `${entry.conversationId} ${name}`;
    asked.set(place, (asked.get(place) ?? new Set()).add(entry.text));
  }
  return asked;
}

function changesOf(asked: Map<string, Set<string>>, conversationId: string, seq: number) {
  return asked.get(`${conversationId} #${seq}`);
}

/** The last word on each key; "unknown" also for one that was asked for and never answered. */
function outcomes(history: HistoryEntry[]): Map<string, "ok" | "fail" | "unknown"> {
  const outcome = new Map<string, "ok" | "fail" | "unknown">();
  for (const entry of history) {
    if (entry.type === "ok" || entry.type === "fail") outcome.set(entry.key, entry.type);
    else if (entry.type === "invoke" && !outcome.has(entry.key)) outcome.set(entry.key, "unknown");
  }
  return outcome;
}

type Placed = SeenMessage & { conversationId: string };

function byKey({ conversations }: View): Map<string, Placed> {
  return new Map(
    conversations.flatMap(({ conversationId, messages }) =>
      messages.map((message) => [message.key, { ...message, conversationId }] as const),
    ),
  );
}

function holdsAll(view: View, conversationId: string): boolean {
  return view.conversations.some((one) => one.conversationId === conversationId && !one.older);
}

function ofType<T extends HistoryEntry["type"]>(history: HistoryEntry[], type: T) {
  return history.filter((entry): entry is Extract<HistoryEntry, { type: T }> => entry.type === type);
}
