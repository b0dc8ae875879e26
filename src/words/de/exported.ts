import type { German } from "../words.ts";

export const exported: German["exported"] = {
  title: "Ihre Daten",
  made: "Mitgenommen am {moment}. Dasselbe für Programme: die Dateien, die auf „.json“ enden.",
  account: "Ihr Konto",
  name: "Name",
  email: "E-Mail-Adresse",
  sender: "Sie beginnen Gespräche.",
  receiver: "Sie antworten Menschen.",
  twoFactor: "Anmeldung in zwei Schritten seit {moment}",
  devices: "Wo Sie angemeldet sind",
  unknownDevice: "Unbekanntes Gerät",
  device: "{device}, zuletzt benutzt {moment}",
  conversations: "Ihre Gespräche",
  none: "Es gibt keine.",
  facts: "Nachrichten: {number}. Zuletzt aktiv: {moment}",
  trail: "Was über Ihr Konto aufgezeichnet wurde",
  trailLead:
    "Anmeldungen, Änderungen und Ablehnungen, die neuesten zuerst. Sie werden eine Zeit lang aufbewahrt und dann entfernt.",
  back: "Alle Ihre Daten",
  waiting: "Noch antwortet niemand",
  nobody: "Jemand",
  deleted: "Nachricht gelöscht",
  edited: "bearbeitet",
  answer: "Antwort auf eine frühere Nachricht",
  reaction: "{emoji} {names}",
};
