import { emptyInbox } from "../../src/shared/inbox-filter.ts";
import type { OwnAccount } from "../../src/shared/model.ts";
import { usualPreferences } from "../../src/shared/preferences.ts";
import type { ChatState, OutboxItem } from "../../src/shared/state/state.ts";
import { type ChatActions, type ChatView, plainView } from "../../views/chat-props.ts";
import { ana, ben, noor, now, presences } from "./sample-people.ts";
import { anaAndSam, receiverThreads } from "./sample-talks.ts";

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
