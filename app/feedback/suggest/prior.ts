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

/** The same backwards, share/(1 − share) · (here − place), unless the judge has said what the picture would be without. */
function left(concept: Concept, here: PlanePoint, causes: readonly SharedCause[]): PlanePoint {
  const cause = causes.find(({ concepts }) => concepts.length === 1 && concepts[0] === concept);
  if (cause !== undefined) return perAxis((axis) => -CAUSE_GOES * cause[axis]);
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
 * grows less and less. What is replaced goes as it came: (place gained − place lost) times the share.
 */
export function priorShift(moves: readonly Move[], here: PlanePoint, causes: readonly SharedCause[]): PlanePoint {
  return moves.reduce<PlanePoint>((sum, move) => plus(sum, single(move, plus(here, sum), causes)), {
    valence: 0,
    arousal: 0,
  });
}

function single({ gained, lost }: Move, here: PlanePoint, causes: readonly SharedCause[]): PlanePoint {
  if (gained === undefined) return lost === undefined ? { valence: 0, arousal: 0 } : left(lost, here, causes);
  if (lost === undefined) return joined(gained, here);
  const [from, to] = [placeOf(lost) ?? here, placeOf(gained) ?? here];
  return perAxis((axis) => shareOf(gained) * (to[axis] - from[axis]));
}
