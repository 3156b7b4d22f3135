/** @file From the words a judge gives as causes to the concepts of the vocabulary, so that a move can answer them. */
import { mean } from "../../statistics/mean.ts";
import type { Cause, PlanePoint } from "../../judge/measurement.ts";
import { gatherCauses } from "../../judge/causes.ts";
import type { Concept } from "../../prompt/phrase.ts";
import { readPrompt } from "../../prompt/read.ts";

/** A cause over the pictures of a round: its effects are means, 0 where a picture does not have it. */
export interface SharedCause extends PlanePoint {
  readonly what: string;
  readonly concepts: readonly Concept[];
}

/** What function A's words for a look (app/affect/ground/explain-a.ts) say in terms of prompts; others read as prompts do. */
const LOOKS: Readonly<Record<string, readonly Concept[]>> = {
  bright: ["palette:bright", "at:day"],
  dark: ["palette:dark", "at:night"],
  "vivid colours": ["palette:vivid"],
  "muted colours": ["palette:muted"],
  "warm colours": ["palette:warm"],
  "cool colours": ["palette:cool"],
  "strong contrast": [],
  "soft contrast": [],
  "jagged lines": [],
  "smooth lines": [],
  "slanting lines": [],
  "level lines": [],
  "busy outlines": [],
  "few outlines": [],
  noon: ["at:day"],
  // Read from a picture, the low sun of evening and morning is one.
  sunset: ["at:dusk", "at:dawn"],
  "snow on the ground": ["winter"],
  haze: ["mist"],
  blossom: ["spring"],
};

function conceptsOf(what: string): readonly Concept[] {
  return (
    LOOKS[what] ?? readPrompt(what.slice(0, 80)).phrases.flatMap(({ concept, negated }) => (negated ? [] : [concept]))
  );
}

/**
 * Causes of the pictures of a round as one list, the strongest first.
 *
 * @param pictures the causes of each picture that was read
 */
export function sharedCauses(pictures: readonly (readonly Cause[])[]): SharedCause[] {
  const gathered = pictures.map(gatherCauses);
  const names = new Set(gathered.flat().map(({ what }) => what));
  const average = (what: string, axis: keyof PlanePoint): number =>
    mean(gathered.map((causes) => causes.find((cause) => cause.what === what)?.[axis] ?? 0));
  const strength = ({ valence, arousal }: PlanePoint): number => Math.hypot(valence, arousal);
  return [...names]
    .map((what) => ({
      what,
      concepts: conceptsOf(what),
      valence: average(what, "valence"),
      arousal: average(what, "arousal"),
    }))
    .toSorted((one, other) => strength(other) - strength(one));
}
