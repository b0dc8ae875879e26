import type { Japanese } from "../words.ts";

export const search: Japanese["search"] = {
  search: "検索",
  words: "探す言葉",
  placeholder: '言葉、または「"連続する言葉"」',
  with: "相手",
  anybody: "すべて",
  writtenBy: "書いた人",
  eitherSide: "どちらでも",
  me: "自分",
  since: "開始日",
  until: "終了日",
  withLink: "リンクを含む",
  withFile: "ファイルを含む",
  found: "見つかったもの（新しい順）",
  older: "さらに前を表示",
  nothing: "見つかりませんでした",
  nothingFor: "「{words}」は見つかりませんでした",
  advice: "言葉を減らすか、初めの部分だけにすると、見つかりやすくなります。",
  you: "あなた：",
};
