import { z } from "zod";
import type { LimitedAction } from "../limits/rate-limits.ts";
import { limits } from "../shared/limits.ts";
import type { RequestName, Requests } from "../shared/protocol.ts";

/** Every request that a socket may make: the shape of its payload, and the budget that it counts against. */
export const requests: { [N in RequestName]: { payload: z.ZodType<Requests[N]>; budget: LimitedAction } } = {
  "conversation:open": {
    payload: shape({ key: key(), receiverId: id(), text: text().optional() }),
    budget: "open",
  },
  "conversation:sync": {
    payload: shape({ conversationId: id(), epoch: storable(64, "must be text"), version: count() }),
    budget: "sync",
  },
  heads: {
    payload: shape({
      epoch: storable(64, "must be text"),
      heads: numbersById("a version"),
      receipts: numbersById("a sum").optional(),
    }),
    budget: "sync",
  },
  "message:send": {
    payload: shape({
      conversationId: id(),
      key: key(),
      text: text(),
      replyTo: messageId().nullish(),
      fileIds: fileIds().optional(),
    }),
    budget: "send",
  },
  "message:edit": {
    payload: shape({ conversationId: id(), messageId: messageId(), text: text() }),
    budget: "change",
  },
  "message:delete": {
    payload: shape({ conversationId: id(), messageId: messageId() }),
    budget: "change",
  },
  "message:react": {
    payload: shape({
      conversationId: id(),
      messageId: messageId(),
      emoji: storable(64, "must be an emoji").min(1, "must be an emoji"),
      on: z.boolean("must be true or false"),
    }),
    budget: "change",
  },
  "conversation:close": { payload: shape({ conversationId: id() }), budget: "change" },
  "conversation:reopen": { payload: shape({ conversationId: id() }), budget: "change" },
  "receipt:set": {
    payload: shape({
      conversationId: id(),
      deliveredSeq: count().optional(),
      readSeq: count().optional(),
      epoch: storable(64, "must be text").optional(),
    }),
    budget: "signal",
  },
  "presence:watch": {
    payload: shape({
      accountIds: z
        .array(id(), "must be a list of ids")
        .max(limits.watchedAccounts, `can name up to ${limits.watchedAccounts}`),
    }),
    budget: "signal",
  },
  "presence:set": {
    payload: shape({ presence: z.enum(["online", "away"], 'must be "online" or "away"') }),
    budget: "signal",
  },
  "typing:set": {
    payload: shape({ conversationId: id(), typing: z.boolean("must be true or false") }),
    budget: "signal",
  },
};

function shape<S extends z.core.$ZodLooseShape>(fields: S) {
  return z.strictObject(fields);
}

/** Longer than any id that we make: what does not fit is no id of ours. */
function id() {
  return storable(64, "must be an id").min(1, "must be an id");
}

function messageId() {
  return storable(96, "must be an id").min(1, "must be an id");
}

function fileIds() {
  return z
    .array(id(), "must be a list of ids")
    .max(limits.filesPerMessage, `can name up to ${limits.filesPerMessage}`)
    .refine((ids) => new Set(ids).size === ids.length, "must name each file once");
}

/** Half of a character outside the BMP is kept as typed by no database: two such texts would become one. */
function storable(length: number, message: string) {
  return z
    .string(message)
    .max(length, message)
    .refine((given) => given.isWellFormed(), message);
}

/** RFC 9562 reads a UUID in either case and writes it in lower case. */
function key() {
  return z
    .string("must be a UUID")
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "must be a UUID")
    .transform((uuid) => uuid.toLowerCase());
}

/** Its length and content are the use-case's to judge. */
function text() {
  return z.string("must be text");
}

function count() {
  return z.int("must be a whole number").min(0, "must not be negative");
}

function numbersById(what: string) {
  const problem = `must give ${what} for each conversation id`;
  return (
    z
      .unknown()
      // zod would pass over this key without a word.
      .refine((heads) => !Object.hasOwn(Object(heads), "__proto__"), problem)
      .pipe(z.record(id(), count(), problem))
      .refine(
        (heads) => Object.keys(heads).length <= limits.namedHeads,
        `can name up to ${limits.namedHeads}`,
      )
  );
}
