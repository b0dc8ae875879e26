/** Where one writes. */
export const composer = {
  message: "Message",
  messageTo: "Message to {name}",
  editedMessage: "Edited message",
  write: "Write a message",
  emoji: "Emoji",
  save: "Save",
  send: "Send",
  editing: "Editing your message",
  cancel: "Cancel",
  cancelReply: "Cancel the reply",
  enterSends: "Enter sends, Shift+Enter makes a new line",
  enterBreaks: "Enter makes a new line, Ctrl+Enter sends",
  sentBefore: "What you wrote before was sent. Press Send again to send this as well.",
  left: { one: "{count} left of {most}", other: "{count} left of {most}" },
  tooLong: { one: "Too long by {count}", other: "Too long by {count}" },
} as const;
