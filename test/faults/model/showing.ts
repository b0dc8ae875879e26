import type { Message } from "../../../src/shared/model.ts";
import type { Thread } from "../../../src/shared/state/state.ts";
import type { Said } from "./specification.ts";

/** What a thread shows, in the words of the model. Throws for HTML that is not of the text. */
export function saidIn({ messages }: Thread): Said[] {
  const seqs = new Map(messages.map(({ id, seq }) => [id, seq]));
  return messages.map((message) => saidAs(message, seqs));
}

function saidAs(message: Message, seqs: Map<string, number>): Said {
  const { seq, version, key, authorId, kind, text, html, replyTo, at, editedAt, deletedAt } = message;
  // The model's people write plain words.
  const expected = text === "" ? "" : `<p>${text}</p>`;
  if (html !== expected) throw new Error(`Message ${seq} says "${text}" and shows ${html}.`);
  const answered = replyTo === null ? null : (seqs.get(replyTo) ?? Number.NaN);
  const reactions = message.reactions ?? [];
  const given = reactions.flatMap(({ emoji, accountIds }) => accountIds.map((who) => `${emoji} ${who}`));
  return {
    ...{ seq, version, key, authorId, kind, text },
    ...{ reactions: given.sort(), replyTo: answered, at, editedAt, deletedAt },
  };
}
