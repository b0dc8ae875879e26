import type { ChatActions } from "../../../../views/chat-props.ts";

/** On the server nothing can be pressed. */
export const noActions: ChatActions = {
  chooseConversation: nothing,
  chooseReceiver: nothing,
  showList: nothing,
  chooseFilter: nothing,
  loadMoreThreads: nothing,
  loadOlder: nothing,
  loadNewer: nothing,
  jumpToLatest: nothing,
  write: nothing,
  send: nothing,
  retry: nothing,
  discard: nothing,
  sendWithout: nothing,
  edit: nothing,
  cancelEdit: nothing,
  remove: nothing,
  reply: nothing,
  cancelReply: nothing,
  react: nothing,
  openMenu: nothing,
  jumpTo: nothing,
  undo: nothing,
  pickEmoji: nothing,
  showPicture: nothing,
  close: nothing,
  reopen: nothing,
  signOut: nothing,
};

function nothing(): void {}
