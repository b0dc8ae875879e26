import type { ChatState } from "../../../src/shared/state/state.ts";
import { saidIn } from "./showing.ts";
import type { Model, Moment, Said, Talk } from "./specification.ts";
import type { Template } from "./template.ts";

/** The model of what the template holds: each message so far made one version, and nobody has read on. */
export function modelOf(state: ChatState, people: Template["people"]): Model {
  const talks: Record<string, Talk> = {
    [people.sam.account.id]: { id: null, moments: [], seen: {} },
    [people.nora.account.id]: { id: null, moments: [], seen: {} },
  };
  for (const thread of Object.values(state.threads)) {
    const { id, senderId, createdAt, receipts } = thread.conversation;
    talks[senderId] = {
      id,
      moments: momentsOf(saidIn(thread), createdAt),
      seen: Object.fromEntries(receipts.map(({ accountId, readSeq }) => [accountId, readSeq])),
    };
  }
  return { epoch: state.epoch, talks, meant: {} };
}

function momentsOf(messages: Said[], createdAt: number): Moment[] {
  const moment = (activeAt: number, held: Said[]) => ({ activeAt, closedAt: null, messages: held });
  const later = messages.map(({ at }, index) => moment(at, messages.slice(0, index + 1)));
  return [moment(createdAt, []), ...later];
}
