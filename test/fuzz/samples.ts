import type { RequestName, Requests } from "../../src/shared/protocol.ts";
import type { Chance } from "../faults/chance.ts";
import type { Target } from "./target.ts";

/** What of a target the payloads name. */
export type Named = Pick<Target, "conversationId" | "messageId"> & {
  attackers: Record<"sender" | "receiver", { accountId: string }>;
};

type Samples = { [N in RequestName]: (target: Named, chance: Chance) => Requests[N] };

/** One rightful payload for every request that there is. */
export const samples: Samples = {
  "conversation:open": ({ attackers }, chance) => ({
    key: keyOf(chance),
    receiverId: attackers.receiver.accountId,
    text: "hello",
  }),
  "conversation:sync": ({ conversationId }, chance) => ({
    conversationId,
    epoch: "",
    version: chance.between(0, 9),
  }),
  heads: ({ conversationId }) => ({
    epoch: "",
    heads: { [conversationId]: 1 },
    receipts: { [conversationId]: 1 },
  }),
  "message:send": ({ conversationId, messageId }, chance) => ({
    conversationId,
    key: keyOf(chance),
    text: "hello **you**",
    replyTo: chance.pick([null, messageId]),
    fileIds: [],
  }),
  "message:edit": ({ conversationId, messageId }) => ({ conversationId, messageId, text: "changed" }),
  "message:delete": ({ conversationId, messageId }, chance) => ({
    conversationId,
    // Seldom the real one: deleted once, it would be gone for every attack after.
    messageId: chance.isOne(50) ? messageId : `${conversationId}.999999`,
  }),
  "message:react": ({ conversationId, messageId }, chance) => ({
    conversationId,
    messageId,
    emoji: chance.pick(["👍", "❤️", "x"]),
    on: chance.isOne(2),
  }),
  "conversation:close": ({ conversationId }) => ({ conversationId }),
  "conversation:reopen": ({ conversationId }) => ({ conversationId }),
  "receipt:set": ({ conversationId }, chance) => ({
    conversationId,
    deliveredSeq: chance.between(0, 9),
    readSeq: 1,
    epoch: "",
  }),
  "presence:watch": ({ attackers }) => ({
    accountIds: [attackers.sender.accountId, attackers.receiver.accountId],
  }),
  "presence:set": (_target, chance) => ({ presence: chance.pick(["online", "away"] as const) }),
  "typing:set": ({ conversationId }, chance) => ({ conversationId, typing: chance.isOne(2) }),
};

/** A version 4 UUID drawn from chance, so that the same seed sends the same bytes. */
export function keyOf(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
