import type { Japanese } from "../words.ts";

export const audit: Japanese["audit"] = {
  title: "記録",
  lead: "過去400日間に誰がサインインし、誰が拒否され、何が変更されたかの記録です。会話の内容は含まれません。",
  backup: "最後のバックアップ：{when}。メッセージ：{count}件。",
  noBackup: "バックアップはまだありません。運用する人が「npm run backup」で作成します。",
  none: "該当する記録はありません。",
  more: "記録の続き",
  older: "以前の記録",
  download: "ダウンロード（CSV）",
  person: "人",
  what: "内容",
  everything: "すべて",
  day: "日",
  show: "表示",
  somebody: "誰か",
  somebodyElse: "誰か",
  something: "何か",
  from: "（{where}から）",
  times: { other: "（1分以内にさらに{count}回）" },
  events: {
    "sign-in:succeeded": { label: "サインイン", said: "{actor}がサインインしました" },
    "sign-in:failed": {
      label: "サインインの失敗",
      said: "アカウントのないアドレスでサインインが試みられました",
      saidOf: "{subject}としてのサインインが失敗しました",
    },
    "sign-in:limited": {
      label: "サインインの試行が多すぎる",
      said: "サインインの試行が多すぎました",
      saidOf: "{subject}としてのサインインの試行が多すぎました",
    },
    "session:signed-out": { label: "サインアウト", said: "{actor}がサインアウトしました" },
    "session:ended": {
      label: "セッションの終了",
      said: "{actor}が自分のセッションを一つ終了しました",
      saidOf: "{actor}が{subject}のセッションを一つ終了しました",
    },
    "sessions:ended": {
      label: "ほかの全セッションの終了",
      said: "{actor}が自分のほかのセッションをすべて終了しました",
      saidOf: "{actor}が{subject}のセッションをすべて終了しました",
    },
    "account:made": { label: "アカウントの作成", said: "{actor}がアカウントを作りました" },
    "account:disabled": {
      label: "アカウントの無効化",
      said: "{actor}が{subject}のアカウントを無効にしました",
    },
    "account:enabled": {
      label: "アカウントの有効化",
      said: "{actor}が{subject}のアカウントを有効にしました",
    },
    "account:deleted": {
      label: "アカウントの削除",
      said: "{actor}が本人により削除されました",
      saidOf: "{actor}がアカウントを削除しました：{subject}",
    },
    "data:exported": { label: "データの取り出し", said: "{actor}が自分のデータの写しを取り出しました" },
    "name:changed": { label: "名前の変更", said: "{actor}が名前を変更しました" },
    "password:changed": { label: "パスワードの変更", said: "{actor}がパスワードを変更しました" },
    "reset-link:made": {
      label: "再設定リンクの作成",
      said: "{actor}が{subject}の再設定リンクを作りました",
    },
    "reset-link:used": {
      label: "再設定リンクの使用",
      said: "{actor}が再設定リンクで新しいパスワードを設定しました",
    },
    "two-factor:on": {
      label: "2段階をオン",
      said: "{actor}が2段階サインインをオンにしました",
    },
    "two-factor:off": {
      label: "2段階をオフ",
      said: "{actor}が2段階サインインをオフにしました",
    },
    "two-factor:failed": {
      label: "誤ったコード",
      said: "{actor}が誤ったコードを入力しました",
      saidOf: "{subject}のパスワードと誤ったコードが入力されました",
    },
    "two-factor:removed": {
      label: "2段階の解除",
      said: "{actor}があるアカウントの2段階サインインを解除しました",
      saidOf: "{actor}が{subject}のアカウントの2段階サインインを解除しました",
    },
    "two-factor:required": {
      label: "2段階を必須に",
      said: "{actor}が答える人全員に2段階サインインを必須にしました",
    },
    "two-factor:optional": {
      label: "2段階を任意に",
      said: "{actor}が答える人の2段階サインインを任意にしました",
    },
    "recovery-codes:made": {
      label: "回復コードの作成",
      said: "{actor}が新しい回復コードを作りました",
    },
    "recovery-code:used": { label: "回復コードの使用", said: "{actor}が回復コードを使いました" },
    "invitation:made": { label: "招待の作成", said: "{actor}が招待を作りました" },
    "invitation:used": { label: "招待の使用", said: "{actor}が招待で参加しました" },
    "setup:done": { label: "初期設定", said: "{actor}がここを設定し、所有者になりました" },
    "access:denied": { label: "拒否", said: "{actor}の「{what}」が拒否されました" },
    "limit:reached": { label: "上限に到達", said: "{actor}の「{what}」が多すぎました" },
    "policy:violated": {
      label: "ポリシーによるページの停止",
      said: "ブラウザーがページ上の何かを止めました：{what}",
    },
    "key:rotated": { label: "鍵の変更", said: "セッションに署名する鍵が変更されました" },
    "data:restored": { label: "コピーの復元", said: "{what}時点のデータが復元されました" },
    "trail:exported": { label: "記録の取り出し", said: "{actor}がこの記録を取り出しました" },
  },
};
