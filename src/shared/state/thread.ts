import type { Conversation, Message, Receipt } from "../model.ts";
import type { Events, SyncAnswer } from "../protocol.ts";
import { withSilent } from "../silent.ts";
import type { ChatState, Thread } from "./state.ts";
import { isWithin, mergeMessages } from "./window.ts";

/** How one thread changes. The rule for versions: the next one applies, an old one is dropped, a gap is noted. */

type Versioned = { epoch: string; conversationId: string; version: number };

export function applyCreated(state: ChatState, event: Events["message:created"]): ChatState {
  return applyVersioned(state, event, (thread) => {
    const { conversation } = thread;
    const { message } = event;
    return {
      ...withMessages(thread, [message]),
      typing: thread.typing.filter((accountId) => accountId !== message.authorId),
      conversation: {
        ...conversation,
        version: event.version,
        seq: message.seq,
        ...(message.kind === "text"
          ? { activeAt: Math.max(conversation.activeAt, message.at) }
          : { silentSeqs: withSilent(conversation.silentSeqs, message.seq) }),
        lastMessage: message,
        receipts: conversation.receipts.map((receipt) => receiptAfterOwnMessage(receipt, message)),
      },
    };
  });
}

export function applyChanged(state: ChatState, event: Events["message:changed"]): ChatState {
  return applyVersioned(state, event, (thread) => {
    const { conversation } = thread;
    const isLast = conversation.lastMessage?.id === event.message.id;
    return {
      ...withMessages(thread, [event.message]),
      conversation: {
        ...conversation,
        version: event.version,
        lastMessage: isLast ? event.message : conversation.lastMessage,
      },
    };
  });
}

export function applyConversation(state: ChatState, event: Events["conversation:changed"]): ChatState {
  if (state.threads[event.conversationId]) {
    return applyVersioned(state, event, (thread) => ({ ...thread, conversation: event.conversation }));
  } else {
    return withThread(state, newThread(event.epoch, event.conversation));
  }
}

export function applyReceipt(state: ChatState, event: Events["receipt:changed"]): ChatState {
  const thread = state.threads[event.conversationId];
  if (!thread) return state;
  return withThread(state, {
    ...thread,
    conversation: {
      ...thread.conversation,
      receipts: mergeReceipts(thread.conversation.receipts, [event.receipt]),
    },
  });
}

export function applyTyping(state: ChatState, event: Events["typing:changed"]): ChatState {
  const thread = state.threads[event.conversationId];
  if (!thread) return state;
  const others = thread.typing.filter((accountId) => accountId !== event.accountId);
  return withThread(state, { ...thread, typing: event.typing ? [...others, event.accountId] : others });
}

/** A page of catch-up, or a reset: the thread starts over from the newest page of history. */
export function applySync(state: ChatState, answer: SyncAnswer): ChatState {
  const { conversation } = answer;
  const thread = state.threads[conversation.id] ?? newThread(answer.epoch, conversation);
  const next = answer.reset ? startOver(thread, answer) : catchUp(thread, answer);
  return withThread(state, next);
}

function startOver(thread: Thread, answer: SyncAnswer): Thread {
  const fresh: Thread = {
    ...thread,
    epoch: answer.epoch,
    conversation: answer.conversation,
    messages: answer.messages,
    loaded: true,
    older: answer.older ?? false,
    newer: false,
    behind: null,
  };
  if (thread.epoch !== answer.epoch) return fresh;
  // Live events of the same history may have overtaken the answer: what it lacks of them is fetched like any gap.
  const heardOf = Math.max(thread.conversation.version, thread.behind ?? 0);
  const receipts = mergeReceipts(answer.conversation.receipts, thread.conversation.receipts);
  return {
    ...fresh,
    conversation: { ...answer.conversation, receipts },
    behind: stillBehind(heardOf, answer.version),
  };
}

function catchUp(thread: Thread, answer: SyncAnswer): Thread {
  if (answer.version < thread.conversation.version) return thread; // Overtaken by live events meanwhile.
  const head = answer.conversation.version;
  return {
    ...withMessages(thread, answer.messages),
    epoch: answer.epoch,
    conversation: {
      ...answer.conversation,
      version: answer.version,
      receipts: mergeReceipts(thread.conversation.receipts, answer.receipts),
    },
    behind: answer.more ? Math.max(head, thread.behind ?? 0) : stillBehind(thread.behind, answer.version),
  };
}

function applyVersioned(state: ChatState, event: Versioned, change: (thread: Thread) => Thread): ChatState {
  const thread = state.threads[event.conversationId];
  if (!thread) return state; // Somebody else's start: `heads` finds it, and the page asks for it.
  const { version } = thread.conversation;
  if (event.epoch !== thread.epoch || event.version > version + 1) {
    return withThread(state, { ...thread, behind: Math.max(thread.behind ?? 0, event.version) });
  } else if (event.version <= version) {
    return state;
  } else {
    const changed = change(thread);
    return withThread(state, { ...changed, behind: stillBehind(thread.behind, event.version) });
  }
}

function stillBehind(behind: number | null, version: number): number | null {
  return behind !== null && behind > version ? behind : null;
}

/** The thread with the messages in their places, as far as those lie in the stretch that we hold. */
function withMessages(thread: Thread, messages: Message[]): Thread {
  if (!thread.loaded) return thread;
  // NOTE all at once: one by one, a long catch-up would copy the whole thread for each of its messages.
  return { ...thread, messages: mergeMessages(thread.messages, messages.filter(isWithin(thread))) };
}

/** Receipts are watermarks: the higher one holds. Of marks of unread it is the newer one. */
function mergeReceipts(held: Receipt[], arrived: Receipt[]): Receipt[] {
  return held.map((receipt) => {
    const news = arrived.find(({ accountId }) => accountId === receipt.accountId);
    if (!news) return receipt;
    const newer = (news.unread?.nth ?? 0) > (receipt.unread?.nth ?? 0) ? news : receipt;
    return {
      ...newer,
      deliveredSeq: Math.max(receipt.deliveredSeq, news.deliveredSeq),
      readSeq: Math.max(receipt.readSeq, news.readSeq),
    };
  });
}

/**
 * An author has received and read their own message, if all before it too: else what somebody else said
 * meanwhile would count as read unseen. The store moves the watermarks by the same rule.
 */
function receiptAfterOwnMessage(receipt: Receipt, message: Message): Receipt {
  if (receipt.accountId !== message.authorId) return receipt;
  const follow = (seq: number) => (seq === message.seq - 1 ? message.seq : seq);
  return {
    ...receipt,
    deliveredSeq: follow(receipt.deliveredSeq),
    readSeq: follow(receipt.readSeq),
  };
}

/** A thread that we have only heard of: its history is not loaded, its cursor stands where the conversation does. */
export function newThread(epoch: string, conversation: Conversation): Thread {
  return {
    epoch,
    conversation,
    messages: [],
    loaded: false,
    older: conversation.seq > 0,
    newer: false,
    behind: null,
    typing: [],
    unreadAfter: null,
  };
}

export function withThread(state: ChatState, thread: Thread): ChatState {
  return { ...state, threads: { ...state.threads, [thread.conversation.id]: thread } };
}
