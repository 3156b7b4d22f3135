/** @file The shift that is expected of moves before anything was measured: things are averaged, not added. */
import { perAxis } from "../../affect/error.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import type { Concept } from "../../prompt/phrase.ts";
import { ADDITIONS } from "./additions.ts";
import type { SharedCause } from "./causes.ts";
import type { Move } from "./moves.ts";
import { placeOf, SHARES } from "./places.ts";

/** How much of a cause's effect goes when the cause does, measured with the shares (places.ts). */
const CAUSE_GOES = 0.8;

/** share · (place − here): what joins pulls the picture towards its own place. */
function joined(concept: Concept, here: PlanePoint): PlanePoint {
  const [place, share] = [placeOf(concept) ?? here, shareOf(concept)];
  return perAxis((axis) => share * (place[axis] - here[axis]));
}

/**
 * The same backwards, share/(1 − share) · (here − place), unless the judge has said what the picture would be without; of a
 * cause that is about several concepts each has its part.
 */
function left(concept: Concept, here: PlanePoint, causes: readonly SharedCause[]): PlanePoint {
  const cause = causes.find(({ concepts }) => concepts.includes(concept));
  if (cause !== undefined) return perAxis((axis) => (-CAUSE_GOES * cause[axis]) / cause.concepts.length);
  const [place, share] = [placeOf(concept) ?? here, shareOf(concept)];
  return perAxis((axis) => (share / (1 - share)) * (here[axis] - place[axis]));
}

function shareOf(concept: Concept): number {
  return SHARES[ADDITIONS.get(concept)?.group ?? "without"];
}

function plus(one: PlanePoint, other: PlanePoint): PlanePoint {
  return perAxis((axis) => one[axis] + other[axis]);
}

/**
 * The prior shift of moves made together, one after another: each pulls from where the one before has led, so that the sum
 * grows less and less. What is replaced leaves first: between concepts of one share that makes share · (place gained − place
 * lost).
 */
export function priorShift(moves: readonly Move[], here: PlanePoint, causes: readonly SharedCause[]): PlanePoint {
  let shift: PlanePoint = { valence: 0, arousal: 0 };
  for (const { gained, lost } of moves) {
    if (lost !== undefined) shift = plus(shift, left(lost, plus(here, shift), causes));
    if (gained !== undefined) shift = plus(shift, joined(gained, plus(here, shift)));
  }
  return shift;
}
