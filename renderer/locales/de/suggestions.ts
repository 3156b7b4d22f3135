/** @file German words of refining a frame: rounds beside it, suggestions, and what came of them. */
import type { suggestions as english } from "../en/suggestions.ts";
import type { Translated } from "../text.ts";

export const suggestions: Translated<typeof english> = {
  title: "Vorschläge",

  // begin
  refine: "Verfeinern",
  refineHint: "Dieses Bild in Runden zeichnen, jede mit einer Änderung, die der Prüfer vorschlägt",
  refineFrame: "Bild {{number}} verfeinern",
  refineWhat:
    "Eine Runde zeichnet den Prompt des Bildes für sein Ziel, immer auf denselben Seeds, damit messbar wird, was eine Änderung bewirkt.",
  images: "Bilder je Runde",
  refineGo: "{{count}} Bilder zeichnen",
  refineSent_one: "Die erste Runde ist in der Warteschlange, {{count}} Bild",
  refineSent_other: "Die erste Runde ist in der Warteschlange, {{count}} Bilder",
  invitation: "Dieses Bild verfeinern, dann schlägt der Prüfer Änderungen vor.",

  // round
  seeRounds: "Alle Runden im Verlauf ansehen",
  waiting: "wartet auf das Zeichnen",
  drawing: "wird gezeichnet, {{done}} von {{of}}",
  retry: "Nochmals",
  unread: "Kein Prüfer hat ein Bild dieser Runde gelesen, daher lässt sich nichts vorschlagen.",
  nearer: "näher auf denselben Seeds",
  nearerBy: "auf denselben Seeds um {{distance}} näher",
  further: "ferner auf denselben Seeds",
  furtherBy: "auf denselben Seeds um {{distance}} ferner",
  unclear: "kein klarer Unterschied",
  back: "Zurück: {{round}}",
  best: "Am nächsten: Bild {{number}}, um {{distance}}.",
  use: "Bild {{number}} verwenden",
  useHint: "Setzt Bild {{picture}} dieser Runde in Bild {{number}} der Serie",
  inSeries: "Bild {{number}} ist in der Serie",
  pictureReads: "Bild {{number}}: Valenz {{valence}}, Erregung {{arousal}}, Abstand {{distance}}",
  pictureStands: "Bild {{number}}: {{standing}}",
  pictureTitle: "{{round}}, Bild {{number}} von {{count}}, Seed {{seed}}",

  // suggestion
  cardName: "Vorschlag {{number}} von {{count}}: {{words}}",
  accept: "Annehmen",
  edit: "Ändern",
  reject: "Ablehnen",
  editField: "Prompt der nächsten Runde",
  expect: "erwartet {{shift}}",
  expectNothing: "keine klare Änderung erwartet",
  expectUnknown: "Erwartung unbekannt",
  accepted: "Angenommen",
  acceptedMeasuredIn: "Angenommen, Messung in Runde {{number}}",
  acceptedUnread: "Angenommen, nicht gemessen",
  roundAccepted: "{{round}}, angenommen",
  roundEdited: "{{round}}, geändert",
  rejected: "Abgelehnt",
  sameWords: "dieselben Wörter",
  effectExpected: "{{axis}} erwartet {{expected}}",
  effectUnexpected: "{{axis}}, ohne Erwartung",
  effectMeasured: "gemessen",
  effectHint_one: "Auf {{count}} gemeinsamen Seed; ± umfasst 95 von 100 Fällen",
  effectHint_other: "Auf {{count}} gemeinsamen Seeds; ± umfasst 95 von 100 Fällen",
  noClear: "keine klare Wirkung",
  none: "Der Prüfer fand nichts, was zu ändern wäre.",
  allDecided: "Über alle Vorschläge dieser Runde ist entschieden.",
  looking: "Änderungen werden gesucht",
  askAgain: "Nochmals fragen",
  askOthers: "Andere Vorschläge",

  // what is felt
  feelDifferently: "Ich empfinde das anders",
  feltHelp: "Den Punkt dorthin ziehen, wo dieses Bild nach eigenem Empfinden liegt.",
  feltKeys: "Pfeiltasten bewegen den Punkt um 0,05, mit Umschalt um 0,01. Eingabe tippt seine Werte.",
  feltSays: "Eigenes Empfinden: Valenz {{valence}}, Erregung {{arousal}}, {{word}}, Skala −3 bis 3",
  feltReset: "Zurück zum Prüfer",
  feltSave: "So empfinde ich es",
  feltNoted: "Vermerkt: empfunden Valenz {{valence}}, Erregung {{arousal}}",
  calibrated: "Nach eigenem Empfinden: V {{valence}}, A {{arousal}}",
  calibratedHint_one: "Aus {{count}} eigenen Korrektur",
  calibratedHint_other: "Aus {{count}} eigenen Korrekturen",
  correctionsMissing_one: "Noch {{count}} Korrektur, dann folgen Messungen dem eigenen Empfinden.",
  correctionsMissing_other: "Noch {{count}} Korrekturen, dann folgen Messungen dem eigenen Empfinden.",

  // live region
  liveMeasured: "{{round}} gemessen",
  liveVerdict: "{{round}} gemessen, {{verdict}}",
  liveUnread: "{{round}} konnte nicht gemessen werden",
  liveAccepted: "Angenommen, die nächste Runde ist in der Warteschlange",
  liveRejected: "Abgelehnt",
  liveUndone: "Zurückgenommen",
};
