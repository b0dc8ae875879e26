import type { German } from "../words.ts";

export const search: German["search"] = {
  search: "Suchen",
  words: "Gesuchte Wörter",
  placeholder: "Wörter, oder „Wörter in Folge“",
  with: "Mit",
  anybody: "Beliebig",
  writtenBy: "Geschrieben von",
  eitherSide: "Beiden Seiten",
  me: "Mir",
  since: "Ab Tag",
  until: "Bis Tag",
  withLink: "Mit einem Link",
  withFile: "Mit einer Datei",
  found: "Was gefunden wurde, das Neueste zuerst",
  older: "Ältere zeigen",
  nothing: "Nichts gefunden",
  nothingFor: "Nichts gefunden für „{words}“",
  advice: "Gesucht werden ganze Wörter. Weniger Wörter, oder nur ihr Anfang, finden mehr.",
  you: "Sie:",
};
