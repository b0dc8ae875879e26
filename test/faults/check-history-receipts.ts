import type { Receipt } from "../../src/shared/model.ts";
import type { Evidence } from "./evidence.ts";

/** H8: watermarks never go back and never pass the head; what was read was delivered. */
export function receiptsOnlyRise(evidence: Evidence): string[] {
  return [...fellOnADevice(evidence), ...passedTheHead(evidence)];
}

/** In what each device believed in turn, and in the tables after all of that. */
function fellOnADevice({ history, tables }: Evidence): string[] {
  const last = new Map<string, Receipt>();
  const highest = new Map<string, Receipt>();
  const broken: string[] = [];
  const compare = (who: string, seen: Map<string, Receipt>, conversationId: string, receipt: Receipt) => {
    const place = `${who} ${conversationId} ${receipt.accountId}`;
    const before = seen.get(place) ?? receipt;
    if (receipt.deliveredSeq < before.deliveredSeq || receipt.readSeq < before.readSeq) {
      broken.push(`${who} has ${text(receipt)} in ${conversationId} after ${text(before)}`);
    }
    return place;
  };
  for (const entry of history) {
    if (entry.type !== "receipt") continue;
    const { device, conversationId, accountId, deliveredSeq, readSeq } = entry;
    const receipt = { accountId, deliveredSeq, readSeq };
    last.set(compare(device, last, conversationId, receipt), receipt);
    const place = `the tables ${conversationId} ${accountId}`;
    highest.set(place, higher(highest.get(place) ?? receipt, receipt));
  }
  for (const { conversationId, receipts } of tables.conversations) {
    for (const receipt of receipts) compare("the tables", highest, conversationId, receipt);
  }
  return broken;
}

function passedTheHead({ tables, fresh, devices }: Evidence): string[] {
  return [tables, ...fresh, ...devices].flatMap(({ of, conversations }) =>
    conversations.flatMap(({ conversationId, seq, receipts }) =>
      receipts
        .filter(({ deliveredSeq, readSeq }) => deliveredSeq > seq || readSeq > deliveredSeq)
        .map((receipt) => `${of} has ${text(receipt)} of ${seq} in ${conversationId}`),
    ),
  );
}

function higher(one: Receipt, other: Receipt): Receipt {
  return {
    accountId: one.accountId,
    deliveredSeq: Math.max(one.deliveredSeq, other.deliveredSeq),
    readSeq: Math.max(one.readSeq, other.readSeq),
  };
}

function text({ deliveredSeq, readSeq }: Receipt): string {
  return `delivered ${deliveredSeq} and read ${readSeq}`;
}
