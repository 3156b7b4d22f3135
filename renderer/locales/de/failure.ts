/** @file German words for failures. */
import type { failure as english } from "../en/failure.ts";
import type { Translated } from "../text.ts";

export const failure: Translated<typeof english> = {
  input: "Das Gewünschte geht so nicht.",
  unknown: "{{what}} {{id}} gibt es nicht mehr.",
  jobState: "Das geht nicht, solange die Arbeit im Zustand {{state}} ist.",
  modelMissing: "{{model}} ist nicht installiert.",
  modelDamaged: "Ein Modell ist beschädigt.",
  deviceNone: "Kein Gerät kann dieses Paket ausführen.",
  engineCrashed: "Die Maschine ist stehen geblieben; fertige Bilder sind sicher.",
  engineOutOfMemory:
    "Der Maschine ging der Speicher aus; fertige Bilder sind sicher. Eine kleinere Größe braucht weniger.",
  engineUnresponsive:
    "Die Maschine antwortete {{time}} lang nicht und wurde neu gestartet; fertige Bilder sind sicher.",
  judgeFailed: "Der Prüfer gab keine Antwort, die sich verwenden lässt.",
  judgeHostNotAllowed: "Nichts wurde gesendet: {{host}} ist nicht dieser Rechner und wurde nicht beim Namen erlaubt.",
  pictureUnreadable: "{{file}} lässt sich nicht als Bild lesen.",
  diskFull: "Der Datenträger ist voll: {{free}} frei, {{needed}} nötig.",
  diskReadOnly: "In {{path}} kann nicht geschrieben werden.",
  diskGone: "Der Datenordner {{path}} ist verschwunden oder beschädigt.",
  storeNewer:
    "Dieser Datenordner stammt von einem neueren Circumplex (Format {{found}}, bekannt ist {{known}}); nichts wurde verändert.",
  storeDamaged: "Die Datenbank {{path}} ist beschädigt; „circumplex repair“ rettet, was lesbar ist.",
  storeLocked: "Ein anderes Circumplex arbeitet mit {{path}}.",
  wireClosed: "Die Verbindung riss ab, bevor die Antwort kam.",
  wireTooLarge: "Die Nachricht von {{size}} ist zu groß.",
  cancelled: "Abgebrochen.",
  internal: "In Circumplex ist etwas schiefgegangen.",
  bySignal: "Beendet durch das Signal {{signal}}.",
  byExit: "Beendet mit dem Code {{code}}.",
};
