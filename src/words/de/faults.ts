import type { German } from "../words.ts";

export const faults: German["faults"] = {
  title: "Etwas stimmt nicht",
  forbiddenTitle: "Nicht für Sie",
  forbidden: "Diese Seite steht Ihrem Konto nicht offen.",
  missingTitle: "Hier ist nichts",
  missing: "Unter dieser Adresse gibt es keine Seite, oder keine mehr.",
  tooManyTitle: "Ein wenig langsamer",
  tooMany: "Das war viel auf einmal. Bitte warten Sie einen Augenblick und versuchen Sie es noch einmal.",
  unavailableTitle: "Gleich wieder da",
  unavailable: "Diese Seite kann gerade nicht gezeigt werden. Bitte versuchen Sie es bald noch einmal.",
  invalidTitle: "Das hat nicht geklappt",
  invalid:
    "Etwas an dieser Anfrage war nicht richtig. Bitte gehen Sie zurück und versuchen Sie es noch einmal.",
  internalTitle: "Etwas ist schiefgegangen",
  internal: "Der Fehler liegt bei uns. Bitte versuchen Sie es gleich noch einmal.",
  number: "Wenn es so weitergeht, nennen Sie denen, die diesen Ort betreiben, diese Nummer: {number}",
  toChat: "Zurück zu Ihren Gesprächen",
  toFront: "Zur Startseite",
  offlineTitle: "Keine Verbindung",
  offlineLead: "Parley ist gerade nicht zu erreichen. Diese Seite versucht es von selbst weiter.",
  offlineKept: "Was Sie geschrieben haben, bleibt auf diesem Gerät.",
  offlineWaiting: {
    one: "Eine Nachricht wartet auf diesem Gerät. Sie wird gesendet, sobald Sie wieder verbunden sind.",
    other:
      "{count} Nachrichten warten auf diesem Gerät. Sie werden gesendet, sobald Sie wieder verbunden sind.",
  },
  tryNow: "Jetzt noch einmal versuchen",
};
