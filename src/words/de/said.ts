import type { German } from "../words.ts";

export const said: German["said"] = {
  noAnswer: "Der Server hat nicht geantwortet. Bitte versuchen Sie es noch einmal.",
  unreachable: "Der Server ist im Augenblick nicht zu erreichen.",
  offline: "Sie sind offline. Nachrichten gehen hinaus, sobald Sie wieder verbunden sind.",
  connecting: "Verbindung wird aufgebaut…",
  reconnecting: "Verbindung wird wieder aufgebaut…",
  backOnline: "Wieder online",
  behind: "Einige Nachrichten sind hier noch nicht angekommen. Neuer Versuch läuft…",
  tooManyAtOnce: {
    one: "Zu viele Nachrichten auf einmal. Der Rest geht in {count} Sekunde hinaus.",
    other: "Zu viele Nachrichten auf einmal. Der Rest geht in {count} Sekunden hinaus.",
  },
  notThrough: "Ihre Nachrichten kommen gerade nicht durch. Sie gehen hinaus, sobald es geht.",
  cannotLoad:
    "Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal, oder laden Sie die Seite neu.",
  cannotLoadNewer: "Neuere Nachrichten konnten nicht geladen werden.",
  cannotLoadOlder: "Ältere Nachrichten konnten nicht geladen werden.",
  cannotLoadThreads: "Die Gespräche konnten nicht geladen werden.",
  cannotLoadMessages: "Die Nachrichten konnten nicht geladen werden.",
  cannotKeepDrafts:
    "Dieser Browser kann keine Entwürfe aufheben. Was Sie schreiben, geht verloren, wenn Sie die Seite verlassen.",
  cannotKeepUnsent:
    "Dieser Browser kann nicht gesendete Nachrichten nicht aufheben. Lassen Sie diese Seite offen, bis Ihre hinausgegangen sind.",
  unsentQuestion: "Einige Nachrichten sind noch nicht hinausgegangen und gingen verloren. Trotzdem abmelden?",
  earlierCopy: "Der Server ist zu einer früheren Kopie zurückgekehrt, in der es dieses Gespräch nicht gibt.",
  stillSignedIn: "Sie sind noch angemeldet. {reason}",
  noRoom: "Eine Nachricht hat Platz für {most} Zeichen; diese hat {length}.",
  notChanged: "Noch nicht geändert; Ihr Text ist noch hier. {reason}",
  nothingToEdit: "Sie haben hier nichts geschrieben, was zu bearbeiten wäre.",
  editFartherUp: "Ihre letzte Nachricht steht weiter oben. Gehen Sie zu ihr, um sie zu bearbeiten.",
  notOutYet: "Ihre letzte Nachricht ist noch nicht hinausgegangen. Danach können Sie sie bearbeiten.",
  notTakenBack: "Nicht zurückgenommen. {reason}",
  notClosed: "Nicht geschlossen. {reason}",
  notReopened: "Nicht wieder geöffnet. {reason}",
  notReacted: "Ihre Reaktion wurde nicht gespeichert. {reason}",
  notDeleted: "Nicht gelöscht. {reason}",
  gone: "Diese Nachricht ist nicht mehr da.",
  newMessages: { one: "{count} neue Nachricht", other: "{count} neue Nachrichten" },
  newMessage: "Neue Nachricht",
  announced: "{name}: {text}",
};
