import type { Japanese } from "../words.ts";

export const composer: Japanese["composer"] = {
  message: "メッセージ",
  messageTo: "{name}さんへのメッセージ",
  editedMessage: "編集中のメッセージ",
  write: "メッセージを書く",
  emoji: "絵文字",
  save: "保存",
  send: "送信",
  editing: "メッセージを編集しています",
  cancel: "キャンセル",
  cancelReply: "返信をやめる",
  enterSends: "Enterで送信、Shift+Enterで改行",
  enterBreaks: "Enterで改行、Ctrl+Enterで送信",
  sentBefore: "先に書いた内容は送信されました。これも送信するには、もう一度「送信」を押してください。",
  left: { other: "{most}文字のうち残り{count}文字" },
  tooLong: { other: "{count}文字超過しています" },
};
