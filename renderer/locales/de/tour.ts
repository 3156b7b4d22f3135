/** @file German words of the tour. */
import type { tour as english } from "../en/tour.ts";
import type { Translated } from "../text.ts";

export const tour: Translated<typeof english> = {
  tour: "Ein Blick herum",
  promptTitle: "Was gezeichnet wird",
  promptText: "In eigenen (englischen) Worten. Was das Paket nicht kennt, steht darunter.",
  planeTitle: "Welche Stimmung",
  planeText: "Rechts ist angenehm, oben bewegt. Punkte ziehen: die Serie folgt dem Weg vom Anfang bis zum Ende.",
  drawTitle: "Zeichnen",
  drawText: "Während gezeichnet wird, lässt sich alles ändern. Gesperrte Bilder bleiben beim nächsten Zeichnen.",
  stripTitle: "Was gewünscht war, was kam",
  stripText:
    "Die Kante links oben hat die Farbe der gewünschten Stimmung, die rechts unten die der gemessenen. Eine Farbe: im Ziel.",
  judgeTitle: "Was der Prüfer sah",
  judgeText: "Jedes Bild wird gemessen. Hier steht, wie weit es daneben liegt und was im Bild dazu führt.",
  next: "Weiter",
  back: "Zurück",
  skip: "Überspringen",
  done: "Los",
  stepOf: "{{number}} von {{count}}",
};
