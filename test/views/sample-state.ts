import { emptyInbox } from "../../src/shared/inbox-filter.ts";
import type { Conversation, Message, OwnAccount, Presence, Receipt } from "../../src/shared/model.ts";
import { usualPreferences } from "../../src/shared/preferences.ts";
import type { ChatState, OutboxItem, Thread } from "../../src/shared/state/state.ts";
import { type ChatActions, type ChatView, plainView } from "../../views/chat-props.ts";

/** A day at the desk of a small clinic, for looking at the pages and for testing them. */

/** Wednesday 18 March 2026, 14:30 UTC. */
export const now = Date.UTC(2026, 2, 18, 14, 30);
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => minutes(60 * count);
export const days = (count: number) => hours(24 * count);

export const ana: OwnAccount = {
  id: "a-ana",
  name: "Ana Kovač",
  role: "receiver",
  owner: true,
  email: "ana@example.org",
};
export const sam: OwnAccount = {
  id: "a-sam",
  name: "Sam Okafor",
  role: "sender",
  owner: false,
  email: "sam@example.org",
};
const mira: OwnAccount = {
  id: "a-mira",
  name: "Mira",
  role: "sender",
  owner: false,
  email: "mira@example.org",
};
const yusuf: OwnAccount = {
  id: "a-yusuf",
  name: "يوسف",
  role: "sender",
  owner: false,
  email: "y@example.org",
};
const ben: OwnAccount = {
  id: "a-ben",
  name: "Ben Lindqvist-Achterberg",
  role: "receiver",
  owner: false,
  email: "b@example.org",
};
const noor: OwnAccount = {
  id: "a-noor",
  name: "Noor",
  role: "receiver",
  owner: false,
  email: "n@example.org",
};

type Said = [author: OwnAccount, ago: number, text: string, change?: Partial<Message>];

/** The state of a page: what `me` sees with the conversation of Ana and Sam open. */
export function sampleState(me: OwnAccount, change: Partial<ChatState> = {}): ChatState {
  const threads = me.role === "receiver" ? receiverThreads() : [anaAndSam()];
  return {
    me,
    preferences: usualPreferences,
    epoch: "e1",
    threads: Object.fromEntries(threads.map((thread) => [thread.conversation.id, thread])),
    inbox: emptyInbox,
    receivers: me.role === "sender" ? [ana, ben, noor].map(({ id, name }) => ({ id, name })) : [],
    presences: presences(),
    open: { kind: "conversation", conversationId: "c-sam" },
    outbox: [],
    connection: "online",
    ...change,
  };
}

export function sampleView(change: Partial<ChatView> = {}): ChatView {
  return {
    ...plainView,
    now,
    locale: "en-GB",
    live: true,
    formKey: "018f0000-0000-7000-8000-000000000001",
    ...change,
  };
}

/** Notes the names of the actions that were taken. */
export function recordingActions(taken: string[] = []): ChatActions {
  const note = (name: string) => (argument?: string) => {
    taken.push(argument === undefined ? name : `${name} ${argument}`);
  };
  return {
    chooseConversation: note("chooseConversation"),
    chooseReceiver: note("chooseReceiver"),
    showList: note("showList"),
    chooseFilter: note("chooseFilter"),
    loadMoreThreads: note("loadMoreThreads"),
    loadOlder: note("loadOlder"),
    loadNewer: note("loadNewer"),
    jumpToLatest: note("jumpToLatest"),
    write: note("write"),
    send: note("send"),
    retry: note("retry"),
    discard: note("discard"),
    sendWithout: note("sendWithout"),
    edit: note("edit"),
    cancelEdit: note("cancelEdit"),
    remove: note("remove"),
    reply: note("reply"),
    cancelReply: note("cancelReply"),
    react: note("react"),
    openMenu: note("openMenu"),
    jumpTo: note("jumpTo"),
    undo: note("undo"),
    pickEmoji: note("pickEmoji"),
    showPicture: note("showPicture"),
    close: note("close"),
    reopen: note("reopen"),
    signOut: note("signOut"),
  };
}

export function outboxItem(key: string, change: Partial<OutboxItem> = {}): OutboxItem {
  return {
    key,
    to: { conversationId: "c-sam" },
    text: "On my way.",
    replyTo: null,
    at: now,
    status: "sending",
    error: null,
    ...change,
  };
}

export function message(seq: number, author: OwnAccount, at: number, change: Partial<Message> = {}): Message {
  return {
    id: `m-${seq}`,
    conversationId: "c-sam",
    seq,
    version: seq,
    key: `k-${seq}`,
    authorId: author.id,
    kind: "text",
    text: `Line ${seq}`,
    html: `<p>Line ${seq}</p>`,
    replyTo: null,
    at,
    editedAt: null,
    deletedAt: null,
    ...change,
  };
}

export function thread(
  id: string,
  sender: OwnAccount,
  messages: Message[],
  change: Partial<Thread> = {},
): Thread {
  const last = messages.at(-1) ?? null;
  return {
    epoch: "e1",
    conversation: conversation(id, sender, last),
    messages,
    loaded: true,
    older: false,
    newer: false,
    behind: null,
    typing: [],
    unreadAfter: null,
    ...change,
  };
}

function conversation(id: string, sender: OwnAccount, last: Message | null): Conversation {
  const seq = last?.seq ?? 0;
  return {
    id,
    senderId: sender.id,
    receiverId: ana.id,
    sender: { id: sender.id, name: sender.name },
    receiver: { id: ana.id, name: ana.name },
    version: seq,
    seq,
    createdAt: now - days(9),
    activeAt: last?.at ?? now,
    closedAt: null,
    lastMessage: last,
    receipts: [receipt(sender, seq, seq), receipt(ana, seq, seq)],
  };
}

function receipt(account: OwnAccount, deliveredSeq: number, readSeq: number): Receipt {
  return { accountId: account.id, deliveredSeq, readSeq };
}

function presences(): Record<string, Presence> {
  const list: Presence[] = [
    { accountId: ana.id, presence: "online", lastSeenAt: null },
    { accountId: sam.id, presence: "online", lastSeenAt: null },
    { accountId: mira.id, presence: "away", lastSeenAt: null },
    { accountId: yusuf.id, presence: "offline", lastSeenAt: now - minutes(5) },
    { accountId: ben.id, presence: "away", lastSeenAt: null },
    { accountId: noor.id, presence: "offline", lastSeenAt: now - hours(26) },
  ];
  return Object.fromEntries(list.map((presence) => [presence.accountId, presence]));
}

function receiverThreads(): Thread[] {
  const mirasLast = message(4, mira, now - minutes(12), {
    text: "Thank you, the new time suits me very well. See you on Friday then",
  });
  const yusufsLast = message(9, yusuf, now - hours(3), { text: "هل يمكنني الحضور غدًا بدلاً من اليوم؟" });
  const oldLast = message(21, ana, now - days(2), { text: "Your prescription is ready at the desk." });
  const mirasTalk = thread("c-mira", mira, [mirasLast], { loaded: false, typing: [mira.id] });
  const yusufsTalk = thread("c-yusuf", yusuf, [yusufsLast], { loaded: false });
  yusufsTalk.conversation.receipts = [receipt(yusuf, 9, 9), receipt(ana, 9, 6)];
  const oldTalk = thread("c-old", { ...noor, id: "a-old", name: "Johanna W." }, [oldLast], { loaded: false });
  return [anaAndSam(), mirasTalk, yusufsTalk, oldTalk];
}

function anaAndSam(): Thread {
  const said: Said[] = [
    [sam, days(1) + hours(5), "Hello, I have an appointment tomorrow at ten. Can I still bring my daughter?"],
    [ana, days(1) + hours(5) - minutes(4), "Of course. Is it for the same check-up?"],
    [ana, days(1) + hours(5) - minutes(5), "If so, please bring her vaccination card as well."],
    [sam, hours(4), "Yes, the same."],
    [
      sam,
      hours(4) - minutes(1),
      "One more thing: the form asks for a number I do not have.",
      { editedAt: now - hours(3) },
    ],
    [sam, hours(4) - minutes(2), "", { html: "", deletedAt: now - hours(3) }],
    [ana, hours(3), "Leave it empty, we fill it in here.", { replyTo: "m-5" }],
    [
      ana,
      hours(3) - minutes(2),
      "What to bring:\n\n- the card\n- the **signed** form\n- `FORM-27` if you have it",
      {
        html: "<p>What to bring:</p><ul><li>the card</li><li>the <strong>signed</strong> form</li><li><code>FORM-27</code> if you have it</li></ul>",
      },
    ],
    [sam, minutes(9), "Perfect, thank you."],
    [
      sam,
      minutes(8),
      "Is there parking nearby? Last time I drove around the block three times before I found a place, and I would rather not be late again.",
    ],
    [
      ana,
      minutes(2),
      "Yes, behind the building. Tell them at the gate that you come to us, then it costs nothing.",
    ],
  ];
  const messages = said.map(([author, ago, text, change], index) =>
    message(index + 1, author, now - ago, { text, html: `<p>${text}</p>`, ...change }),
  );
  const talk = thread("c-sam", sam, messages, { older: true });
  talk.conversation.receipts = [receipt(sam, 11, 10), receipt(ana, 11, 11)];
  return talk;
}
