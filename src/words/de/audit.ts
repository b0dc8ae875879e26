import type { German } from "../words.ts";

export const audit: German["audit"] = {
  title: "Protokoll",
  lead: "Wer sich angemeldet hat, wer abgewiesen wurde und was geändert wurde, in den letzten 400 Tagen. Was Menschen schreiben, steht nicht darin.",
  backup: "Letzte Sicherung: {when}. Nachrichten darin: {count}.",
  noBackup: "Noch keine Sicherung. Wer Parley betreibt, macht eine mit „npm run backup“.",
  none: "Davon ist nichts bekannt.",
  more: "Mehr vom Protokoll",
  older: "Ältere",
  download: "Herunterladen (CSV)",
  person: "Person",
  what: "Was",
  everything: "Alles",
  day: "Tag",
  show: "Zeigen",
  somebody: "Jemand",
  somebodyElse: "jemand",
  something: "etwas",
  from: ", von {where}",
  times: {
    one: ", noch einmal innerhalb einer Minute",
    other: ", noch {count} Mal innerhalb einer Minute",
  },
  events: {
    "sign-in:succeeded": { label: "Angemeldet", said: "{actor} hat sich angemeldet" },
    "sign-in:failed": {
      label: "Anmeldung gescheitert",
      said: "Jemand wollte sich mit einer Adresse anmelden, zu der es kein Konto gibt",
      saidOf: "Jemand ist bei der Anmeldung als {subject} gescheitert",
    },
    "sign-in:limited": {
      label: "Zu viele Anmeldeversuche",
      said: "Jemand hat zu oft versucht, sich anzumelden",
      saidOf: "Jemand hat zu oft versucht, sich als {subject} anzumelden",
    },
    "session:signed-out": { label: "Abgemeldet", said: "{actor} hat sich abgemeldet" },
    "session:ended": {
      label: "Eine Sitzung beendet",
      said: "{actor} hat eine eigene Sitzung beendet",
      saidOf: "{actor} hat eine Sitzung von {subject} beendet",
    },
    "sessions:ended": {
      label: "Alle anderen Sitzungen beendet",
      said: "{actor} hat alle anderen eigenen Sitzungen beendet",
      saidOf: "{actor} hat alle Sitzungen von {subject} beendet",
    },
    "account:made": { label: "Konto angelegt", said: "{actor} hat ein Konto angelegt" },
    "account:disabled": { label: "Konto gesperrt", said: "{actor} hat das Konto von {subject} gesperrt" },
    "account:enabled": { label: "Konto entsperrt", said: "{actor} hat das Konto von {subject} entsperrt" },
    "account:deleted": {
      label: "Konto gelöscht",
      said: "{actor} wurde vom Inhaber des Kontos gelöscht",
      saidOf: "{actor} hat ein Konto gelöscht: {subject}",
    },
    "data:exported": {
      label: "Daten mitgenommen",
      said: "{actor} hat eine Kopie der eigenen Daten mitgenommen",
    },
    "name:changed": { label: "Name geändert", said: "{actor} hat den eigenen Namen geändert" },
    "password:changed": { label: "Passwort geändert", said: "{actor} hat das eigene Passwort geändert" },
    "reset-link:made": {
      label: "Link für neues Passwort gemacht",
      said: "{actor} hat für {subject} einen Link für ein neues Passwort gemacht",
    },
    "reset-link:used": {
      label: "Link für neues Passwort benutzt",
      said: "{actor} hat mit einem Link ein neues Passwort festgelegt",
    },
    "two-factor:on": {
      label: "Zwei Schritte eingeschaltet",
      said: "{actor} hat die Anmeldung in zwei Schritten eingeschaltet",
    },
    "two-factor:off": {
      label: "Zwei Schritte ausgeschaltet",
      said: "{actor} hat die Anmeldung in zwei Schritten ausgeschaltet",
    },
    "two-factor:failed": {
      label: "Falscher Code",
      said: "{actor} hat einen falschen Code angegeben",
      saidOf: "Jemand hat das Passwort von {subject} und einen falschen Code angegeben",
    },
    "two-factor:removed": {
      label: "Zwei Schritte entfernt",
      said: "{actor} hat die Anmeldung in zwei Schritten von einem Konto entfernt",
      saidOf: "{actor} hat die Anmeldung in zwei Schritten vom Konto von {subject} entfernt",
    },
    "two-factor:required": {
      label: "Zwei Schritte verlangt",
      said: "{actor} hat die Anmeldung in zwei Schritten von allen verlangt, die antworten",
    },
    "two-factor:optional": {
      label: "Zwei Schritte freigestellt",
      said: "{actor} hat die Anmeldung in zwei Schritten denen freigestellt, die antworten",
    },
    "recovery-codes:made": {
      label: "Wiederherstellungscodes gemacht",
      said: "{actor} hat neue Wiederherstellungscodes gemacht",
    },
    "recovery-code:used": {
      label: "Wiederherstellungscode benutzt",
      said: "{actor} hat einen Wiederherstellungscode benutzt",
    },
    "invitation:made": { label: "Einladung gemacht", said: "{actor} hat eine Einladung gemacht" },
    "invitation:used": {
      label: "Einladung benutzt",
      said: "{actor} ist mit einer Einladung dazugekommen",
    },
    "setup:done": {
      label: "Diesen Ort eingerichtet",
      said: "{actor} hat diesen Ort eingerichtet und leitet ihn seitdem",
    },
    "access:denied": { label: "Abgewiesen", said: "{actor} wurde bei „{what}“ abgewiesen" },
    "limit:reached": {
      label: "Eine Grenze erreicht",
      said: "{actor} hat zu oft nach „{what}“ gefragt",
    },
    "policy:violated": {
      label: "Seite von ihrer Richtlinie angehalten",
      said: "Ein Browser hat auf einer Seite etwas angehalten: {what}",
    },
    "key:rotated": {
      label: "Schlüssel gewechselt",
      said: "Der Schlüssel, der Sitzungen unterschreibt, wurde gewechselt",
    },
    "data:restored": { label: "Kopie zurückgespielt", said: "Die Daten von {what} wurden zurückgespielt" },
    "trail:exported": {
      label: "Protokoll mitgenommen",
      said: "{actor} hat dieses Protokoll heruntergeladen",
    },
  },
};
