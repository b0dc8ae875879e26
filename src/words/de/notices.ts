import type { German } from "../words.ts";

export const notices: German["notices"] = {
  notices: "Mitteilungen",
  areOn: "Mitteilungen sind an",
  areOff: "Mitteilungen sind aus",
  close: "Schließen",
  sound: "Ton",
  soundHint: "Zwei leise Töne, sobald Sie auf dieser Seite etwas gedrückt oder getippt haben.",
  offer:
    "Parley kann Ihnen sagen, wenn jemand schreibt, während Sie anderswo hinsehen. Ihr Browser fragt Sie vorher.",
  turnOn: "Mitteilungen einschalten",
  show: "Mitteilungen zeigen",
  showHint: "Wenn jemand schreibt, während Sie anderswo hinsehen.",
  pushWorks: "Auch während Parley geschlossen ist.",
  pushCannot: "Nur während Parley hier offen ist: Dieser Browser kann sonst nicht benachrichtigt werden.",
  pushIsOff: "Nur während Parley hier offen ist: Push ist an diesem Ort ausgeschaltet.",
  pushFailed:
    "Nur während Parley hier offen ist: Push konnte nicht eingerichtet werden. Öffnen Sie dies noch einmal, um es erneut zu versuchen.",
  showWords: "Den Text einer Nachricht zeigen",
  showWordsHint: "Sonst nur, wer geschrieben hat: Andere könnten Ihren Bildschirm sehen.",
  sendTest: "Eine Probemitteilung senden",
  testSent: "Gesendet. Wenn Sie keine sehen, hält Ihr System Mitteilungen vielleicht zurück.",
  test: "So sagt Ihnen Parley, dass jemand geschrieben hat.",
  cannot:
    "Dieser Browser zeigt Mitteilungen nur für Seiten mit einer sicheren Adresse, die mit https beginnt.",
  howToInstall:
    "Auf diesem Gerät bekommen nur installierte Apps Mitteilungen: Wählen Sie Teilen, dann Zum Home-Bildschirm, und öffnen Sie Parley von dort.",
  undoInFirefox:
    "Dieser Browser blockiert Mitteilungen von Parley. Drücken Sie auf das Zeichen vor der Adresse und nehmen Sie die Sperre neben Benachrichtigungen senden zurück. Öffnen Sie dies dann noch einmal.",
  undoInSafari:
    "Dieser Browser blockiert Mitteilungen von Parley. Wählen Sie in seinem Menü Einstellungen, Websites, Mitteilungen und erlauben Sie diese Website. Öffnen Sie dies dann noch einmal.",
  undoOnIphone:
    "Dieses Gerät blockiert Mitteilungen von Parley. Öffnen Sie seine Einstellungen, dann Mitteilungen, wählen Sie Parley und erlauben Sie sie. Öffnen Sie dies dann noch einmal.",
  undoElsewhere:
    "Dieser Browser blockiert Mitteilungen von Parley. Drücken Sie auf das Zeichen vor der Adresse, dann auf Benachrichtigungen, und erlauben Sie sie. Öffnen Sie dies dann noch einmal.",
  onAllDevices: "Auf allen Ihren Geräten",
  mute: "Dieses Gespräch stumm schalten",
  muteHint: "Es zählt weiter als ungelesen, ohne Mitteilung und Ton.",
  quiet: "Nicht stören",
  quietOff: "Aus",
  quietUntil: "Bis {moment}",
  quietHour: "Eine Stunde lang",
  quietTomorrow: "Bis morgen früh",
  quietAlways: "Bis ich es ausschalte",
  newMessages: { one: "Neue Nachricht", other: "{count} neue Nachrichten" },
  newVersion: "Eine neue Fassung von Parley ist bereit. Was Sie gerade schreiben, bleibt erhalten.",
  later: "Später",
  reload: "Neu laden",
};
