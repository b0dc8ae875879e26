import type { Japanese } from "../words.ts";

export const notices: Japanese["notices"] = {
  notices: "通知",
  areOn: "通知はオンです",
  areOff: "通知はオフです",
  close: "閉じる",
  sound: "音",
  soundHint: "このページで何かを押すか入力した後に、静かな音が二つ鳴ります。",
  offer: "ほかの画面を見ている間に誰かが書くと、Parleyがお知らせできます。先にブラウザーが確認します。",
  turnOn: "通知をオンにする",
  show: "通知を表示する",
  showHint: "ほかの画面を見ている間に誰かが書いたとき。",
  pushWorks: "Parleyを閉じている間も届きます。",
  pushCannot: "Parleyを開いている間だけ届きます。このブラウザーにはほかに知らせる方法がありません。",
  pushIsOff: "Parleyを開いている間だけ届きます。ここではプッシュ通知がオフになっています。",
  pushFailed:
    "Parleyを開いている間だけ届きます。プッシュ通知を設定できませんでした。もう一度開くと再試行します。",
  showWords: "メッセージの内容を表示する",
  showWordsHint: "オフの場合は相手の名前だけを表示します。画面をほかの人に見られることがあるためです。",
  sendTest: "通知を試す",
  testSent: "送信しました。表示されない場合は、システムが通知を止めている可能性があります。",
  test: "誰かが書くと、Parleyはこのようにお知らせします。",
  cannot: "このブラウザーは、httpsで始まる安全なアドレスのページでのみ通知を表示します。",
  howToInstall:
    "この端末では、インストールしたアプリに通知が届きます。「共有」から「ホーム画面に追加」を選び、そこからParleyを開いてください。",
  undoInFirefox:
    "このブラウザーはParleyの通知をブロックしています。アドレスの前の印を押し、「通知の送信」の横のブロックを解除してください。その後もう一度ここを開いてください。",
  undoInSafari:
    "このブラウザーはParleyの通知をブロックしています。メニューから「設定」「Webサイト」「通知」を選び、このサイトを許可してください。その後もう一度ここを開いてください。",
  undoOnIphone:
    "この端末はParleyの通知をブロックしています。「設定」から「通知」を開き、Parleyを選んで許可してください。その後もう一度ここを開いてください。",
  undoElsewhere:
    "このブラウザーはParleyの通知をブロックしています。アドレスの前の印を押し、「通知」を許可してください。その後もう一度ここを開いてください。",
  onAllDevices: "すべての端末で",
  mute: "この会話をミュートする",
  muteHint: "未読には数えられますが、通知も音もありません。",
  quiet: "おやすみモード",
  quietOff: "オフ",
  quietUntil: "{moment}まで",
  quietHour: "1時間",
  quietTomorrow: "明日の朝まで",
  quietAlways: "自分でオフにするまで",
  newMessages: { other: "新しいメッセージ{count}件" },
  newVersion: "Parleyの新しい版が使えます。入力中の内容は残ります。",
  later: "後で",
  reload: "再読み込み",
};
