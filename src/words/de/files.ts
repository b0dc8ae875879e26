import type { German } from "../words.ts";

export const files: German["files"] = {
  attach: "Dateien anhängen",
  whatToAttach: "Was Sie anhängen möchten",
  takePhoto: "Foto aufnehmen",
  choosePictures: "Bilder auswählen",
  chooseFiles: "Dateien auswählen",
  dropHere: "Dateien hier ablegen, um sie anzuhängen",
  toSend: "Dateien zum Senden",
  uploading: "{name} wird hochgeladen",
  waits: "Geht hinaus, sobald Sie wieder online sind",
  remove: "{name} entfernen",
  tryAgain: "{name} noch einmal versuchen",
  mostAtOnce: {
    one: "Eine Nachricht nimmt {count} Datei auf. Die anderen wurden weggelassen.",
    other: "Eine Nachricht nimmt bis zu {count} Dateien auf. Die anderen wurden weggelassen.",
  },
  tooLarge: "Zu groß: Eine Datei darf bis zu {most} haben.",
  noFolders: "Ordner können nicht gesendet werden. Wählen Sie die Dateien darin.",
  notWhileEditing: "Speichern oder verwerfen Sie zuerst Ihre Änderung, dann hängen Sie Dateien an.",
  refusedAmong:
    "Eine der Dateien kann nicht hinausgehen. Entfernen Sie sie oder versuchen Sie es erneut, dann senden Sie.",
  notHere:
    "{name} ist nicht mehr auf diesem Gerät. Löschen Sie diese Nachricht und hängen Sie die Datei noch einmal an.",
  takenBack: "Das Hochladen wurde abgebrochen.",
  cannotKeep:
    "Dieser Browser kann keine Dateien aufheben. Lassen Sie diese Seite offen, bis Ihre hinausgegangen sind.",
  stop: "Anhalten",
  sendWithout: "Ohne sie senden",
  photo: { one: "Foto", other: "{count} Fotos" },
  file: "{name}",
  andMore: { one: "{name} und {count} weitere Datei", other: "{name} und {count} weitere Dateien" },
  download: "Herunterladen",
  picture: "Bild",
  place: "{at} von {all}",
  next: "Nächstes Bild",
  previous: "Voriges Bild",
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  close: "Schließen",
  cannotShow: "Dieses Bild konnte nicht geladen werden.",
  needsScript: "Um Dateien zu senden, erlauben Sie Skripte für diese Seite.",
};
