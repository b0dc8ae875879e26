import type { Message, Receipt } from "../../src/shared/model.ts";
import type { SyncAnswer } from "../../src/shared/protocol.ts";
import { type ConversationView, conversationView, type History, seenMessage } from "./history.ts";

/** Rules of the contract that a client may break. */
export interface PlainFaults {
  /** Takes one page of catch-up for all of it. */
  ignoresMore?: boolean;
  /** Applies a live event whose version is not its own plus one. */
  leapsGaps?: boolean;
  /** Shows messages by their time instead of their position. */
  sortsByTime?: boolean;
}

interface Held {
  epoch: string;
  version: number;
  /** The lowest position that it holds (above 1 after a reset), the highest one, and the messages by theirs. */
  first: number;
  seq: number;
  bySeq: Map<number, Message>;
  receipts: Receipt[];
}

interface LiveMessage {
  epoch: string;
  conversationId: string;
  version: number;
  message: Message;
}

interface Deps {
  name: string;
  history: History;
  faults: PlainFaults;
}

/** A client's copy of its conversations, by the rules of the contract and nothing else. */
export function createPlainCopy({ name, history, faults }: Deps) {
  const all = new Map<string, Held>();
  let lastEpoch = "";

  return {
    has: (id: string) => all.has(id),
    epoch: () => lastEpoch,
    /** What it holds of nothing yet belongs to this history: from its version 0 on it gets everything. */
    learnEpoch(epoch: string) {
      lastEpoch = epoch;
    },
    epochOf: (id: string) => all.get(id)?.epoch ?? lastEpoch,
    cursor: (id: string) => all.get(id)?.version ?? 0,
    heads: () => Object.fromEntries([...all].map(([id, { version }]) => [id, version])),
    receiptSums: () => Object.fromEntries([...all].map(([id, { receipts }]) => [id, sumOf(receipts)])),
    messages: (id: string): Message[] => shown(all.get(id)),
    receipts: (id: string): Receipt[] => all.get(id)?.receipts ?? [],
    event,
    synced,
    receipt,
    watermarks,
    views,
  };

  function event({ epoch, conversationId, version, message }: LiveMessage): "gap" | "fine" {
    const held = all.get(conversationId);
    if (!held || epoch !== held.epoch) return "gap";
    if (version <= held.version) return "fine";
    if (version > held.version + 1 && !faults.leapsGaps) return "gap";
    put(held, message, false);
    held.version = version;
    return "fine";
  }

  function synced(answer: SyncAnswer): "done" | "more" {
    const { conversation, epoch } = answer;
    lastEpoch = epoch;
    const known = all.get(conversation.id);
    const held =
      known && !answer.reset
        ? known
        : {
            epoch,
            version: 0,
            first: answer.older ? (answer.messages[0]?.seq ?? 1) : 1,
            seq: 0,
            bySeq: new Map(),
            receipts: conversation.receipts,
          };
    all.set(conversation.id, held);
    for (const message of answer.messages) {
      if (message.version > held.version) put(held, message, answer.reset === true);
    }
    held.version = Math.max(held.version, answer.version);
    for (const one of answer.receipts) receipt(conversation.id, one);
    if (faults.ignoresMore) held.version = conversation.version;
    return answer.more && !faults.ignoresMore ? "more" : "done";
  }

  function put(held: Held, message: Message, isPaged: boolean): void {
    const { conversationId } = message;
    if (message.seq < held.first) return;
    held.bySeq.set(message.seq, message);
    held.seq = Math.max(held.seq, message.seq);
    history.record({ type: "observe", device: name, conversationId, isPaged, ...seenMessage(message) });
  }

  function receipt(conversationId: string, news: Receipt): void {
    const held = all.get(conversationId);
    if (!held) return;
    held.receipts = held.receipts.map((known) => {
      if (known.accountId !== news.accountId) return known;
      const merged = {
        accountId: news.accountId,
        deliveredSeq: Math.max(known.deliveredSeq, news.deliveredSeq),
        readSeq: Math.max(known.readSeq, news.readSeq),
      };
      history.record({ type: "receipt", device: name, conversationId, ...merged });
      return merged;
    });
  }

  function watermarks(id: string, accountId: string): { head: number; receipt: Receipt } {
    const held = all.get(id);
    const nothing = { accountId, deliveredSeq: 0, readSeq: 0 };
    return {
      head: held?.seq ?? 0,
      receipt: held?.receipts.find((one) => one.accountId === accountId) ?? nothing,
    };
  }

  function shown(held: Held | undefined): Message[] {
    const messages = [...(held?.bySeq.values() ?? [])];
    return messages.sort((a, b) => (faults.sortsByTime ? a.at - b.at : a.seq - b.seq));
  }

  function views(): ConversationView[] {
    return [...all].map(([id, held]) => {
      const messages = shown(held);
      return conversationView({ id, ...held }, messages, held.first > 1);
    });
  }
}

function sumOf(receipts: Receipt[]): number {
  return receipts.reduce((sum, { deliveredSeq, readSeq }) => sum + deliveredSeq + readSeq, 0);
}
