/** @file From the words judges give as causes to the concepts of the vocabulary, so that an edit can answer them. */
import { gatherCauses } from "../../judge/causes.ts";
import type { Cause, PlanePoint } from "../../judge/measurement.ts";
import type { Concept } from "../../prompt/phrase.ts";
import { readPrompt } from "../../prompt/read.ts";
import { mean } from "../../statistics/mean.ts";

/** A cause over the pictures of a round: its effects are means, a picture without it counting 0. */
export interface SharedCause extends PlanePoint {
  /** As the judge named it. */
  readonly what: string;
  /** What of the vocabulary it is about; empty when nothing. */
  readonly concepts: readonly Concept[];
}

/** Words of function A (app/affect/ground/explain-a.ts) that say something else in a prompt, or nothing. */
const LOOKS: ReadonlyMap<string, readonly Concept[]> = new Map<string, readonly Concept[]>([
  ["bright", ["palette:bright", "at:day"]],
  ["dark", ["palette:dark", "at:night"]],
  ["strong contrast", []],
  ["soft contrast", []],
  ["jagged lines", []],
  ["smooth lines", []],
  ["slanting lines", []],
  ["level lines", []],
  ["busy outlines", []],
  ["few outlines", []],
  // Low sun: nothing else in a still picture tells dawn from dusk.
  ["sunset", ["at:dusk", "at:dawn"]],
  ["snow on the ground", ["winter"]],
  ["blossom", ["spring"]],
]);

/** A judge's own words may be long; what it is about comes first. */
const WORDS_READ = 80;

function conceptsOf(what: string): readonly Concept[] {
  const { phrases } = readPrompt(what.slice(0, WORDS_READ));
  return LOOKS.get(what) ?? phrases.flatMap(({ concept, negated }) => (negated ? [] : [concept]));
}

/**
 * Causes of the pictures of a round as one list, the strongest first.
 *
 * @param pictures the causes of each picture that was read, on the scale `range`
 */
export function sharedCauses(pictures: readonly (readonly Cause[])[]): SharedCause[] {
  const gathered = pictures.map(gatherCauses);
  const average = (what: string, axis: keyof PlanePoint): number =>
    mean(gathered.map((causes) => causes.find((cause) => cause.what === what)?.[axis] ?? 0));
  const names = new Set(gathered.flat().map(({ what }) => what));
  return [...names]
    .map((what) => ({
      what,
      concepts: conceptsOf(what),
      valence: average(what, "valence"),
      arousal: average(what, "arousal"),
    }))
    .toSorted((one, other) => Math.hypot(other.valence, other.arousal) - Math.hypot(one.valence, one.arousal));
}
