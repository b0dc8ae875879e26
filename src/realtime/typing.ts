import { conversationOf } from "../chat/history.ts";
import { partiesOf } from "../chat/parties.ts";
import type { Caller, ChatDeps } from "../chat/ports.ts";
import type { Parties } from "../chat/store-requests.ts";
import { limits } from "../shared/limits.ts";
import type { Events, Requests } from "../shared/protocol.ts";

/** Who is writing, told to the other side while it lasts, and never longer. */
export interface Typing {
  set(caller: Writer, wish: Requests["typing:set"]): Promise<Record<never, never>>;
  /** What was being written has become a message. */
  sent(caller: Writer, conversationId: string): void;
  disconnected(caller: Writer): void;
  close(): void;
}

type Writer = Caller & { connectionId: string };

/** Tells the devices of these accounts; a message lost on the way is not repeated. */
type PublishTyping = (accountIds: string[], event: Events["typing:changed"]) => void;

interface Writing {
  event: Events["typing:changed"];
  parties: Parties;
  connectionId: string;
  timer: NodeJS.Timeout;
}

export function createTyping(chat: ChatDeps, publish: PublishTyping): Typing {
  const writings = createWritings(publish);

  return {
    async set(caller, { conversationId, typing }) {
      const conversation = await conversationOf(chat, caller, conversationId);
      if (typing) writings.start(caller, conversationId, conversation);
      else writings.stop(caller, conversationId);
      return {};
    },
    sent: writings.stop,
    disconnected: writings.stopAllOf,
    close: writings.close,
  };
}

/** What is being written just now, each until it ends or has been silent for too long. */
function createWritings(publish: PublishTyping) {
  const writings = new Map<string, Writing>();

  function start(caller: Writer, conversationId: string, parties: Parties): void {
    const name = nameOf(caller, conversationId);
    const event = { conversationId, accountId: caller.accountId, typing: true };
    clearTimeout(writings.get(name)?.timer);
    const timer = setTimeout(end, limits.typingMs, name);
    writings.set(name, { event, parties, connectionId: caller.connectionId, timer });
    // NOTE every time, not only the first: the other side may just have connected.
    tell(publish, event, parties);
  }

  function stop(caller: Caller, conversationId: string): void {
    if (writings.size > 0) end(nameOf(caller, conversationId));
  }

  function end(name: string): void {
    const writing = writings.get(name);
    if (!writing) return;
    clearTimeout(writing.timer);
    writings.delete(name);
    tell(publish, { ...writing.event, typing: false }, writing.parties);
  }

  return {
    start,
    stop,
    stopAllOf({ connectionId }: Writer): void {
      for (const [name, writing] of writings) {
        if (writing.connectionId === connectionId) end(name);
      }
    },
    close(): void {
      for (const { timer } of writings.values()) clearTimeout(timer);
      writings.clear();
    },
  };
}

function tell(publish: PublishTyping, event: Events["typing:changed"], parties: Parties): void {
  const others = partiesOf(parties).filter((accountId) => accountId !== event.accountId);
  publish(others, event);
}

function nameOf(caller: Caller, conversationId: string): string {
  return `${conversationId} ${caller.accountId}`;
}
