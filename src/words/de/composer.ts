import type { German } from "../words.ts";

export const composer: German["composer"] = {
  message: "Nachricht",
  messageTo: "Nachricht an {name}",
  editedMessage: "Bearbeitete Nachricht",
  write: "Nachricht schreiben",
  emoji: "Emoji",
  save: "Speichern",
  send: "Senden",
  editing: "Sie bearbeiten Ihre Nachricht",
  cancel: "Abbrechen",
  cancelReply: "Doch nicht antworten",
  enterSends: "Eingabe sendet, Umschalt+Eingabe macht eine neue Zeile",
  enterBreaks: "Eingabe macht eine neue Zeile, Strg+Eingabe sendet",
  sentBefore:
    "Was Sie vorher geschrieben haben, wurde gesendet. Drücken Sie noch einmal auf Senden, um auch dies zu senden.",
  left: { one: "Noch {count} von {most}", other: "Noch {count} von {most}" },
  tooLong: { one: "Um {count} zu lang", other: "Um {count} zu lang" },
};
